import { Answering, lastPage } from '../__testUtils__/answering';
import { readCursor } from './cursor';
import { findProjects } from './findProjects';
import { ProjectDirectory } from './ProjectDirectory';
import { TargetReading } from './TargetReading';

function projects(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index),
    slug: `p${index}`,
  }));
}

describe('findProjects', () => {
  it('says that a set is too big to be asked about', async () => {
    const sentry = await Answering.start(() => ({
      body: projects(251),
      headers: lastPage,
    }));
    const client = sentry.client();
    const directory = await ProjectDirectory.load(client);
    const readingOf = (count: number) =>
      new TargetReading(
        {
          reference: {
            id: 'a.test/acme/+hash',
            title: `${count} projects of acme`,
            parts: projects(count).map(({ slug }) => `a.test/acme/${slug}`),
          },
          openGroups: async () => [],
        },
        readCursor(undefined, 'rules'),
      );
    expect([...findProjects(client, [readingOf(250)], directory)]).toEqual([]);
    const [page] = findProjects(client, [readingOf(251)], directory);
    expect(page).toMatchObject({
      state: 'forbidden',
      message: expect.stringContaining(
        'more projects than Sentry answers about together: 251',
      ),
    });
    await sentry.stop();
  });
});
