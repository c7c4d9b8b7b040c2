import { Benchmark } from '../Benchmark';
import { kilobytes } from '../format';
import { AppBuild } from './AppBuild';

const plugin = '@keyresults/backstage-plugin-okr';
const folder = 'plugins/okr/src/';

/** What the plugin adds to the app's first load, and what its pages load when they are opened. */
export const bundle: Benchmark = {
  name: 'bundle',
  async run({ root, say }) {
    say('building the app with and without the plugin');
    const without = AppBuild.make(root, {
      app: { packages: { exclude: [plugin] } },
    });
    const withPlugin = AppBuild.make(root, {});
    const before = without.gzipped(without.firstLoad);
    const added = withPlugin.gzipped(withPlugin.firstLoad) - before;

    const page = (request: string) => withPlugin.loadedBy(folder, request);
    const tabAndCard = new Set([
      ...page('./components/tab'),
      ...page('./components/card'),
    ]);
    const shown = withPlugin.gzipped(tabAndCard);
    const more = (request: string) =>
      kilobytes(
        withPlugin.gzipped(
          [...page(request)].filter(script => !tabAndCard.has(script)),
        ),
      );
    return [
      {
        what: "browser: gzip added to the app's first load",
        measured: kilobytes(added),
        beside: `${kilobytes(before)} without the plugin`,
        aim: '≤ 10 kB',
        met: added <= 10_000,
      },
      {
        what: 'browser: gzip of the chunks that tab and card load',
        measured: kilobytes(shown),
        beside: `beyond them the editor ${more('../editor')}, /okr ${more(
          './components/overview',
        )}, home card ${more('./components/home')}`,
        aim: '≤ 150 kB',
        met: shown <= 150_000,
      },
    ];
  },
};
