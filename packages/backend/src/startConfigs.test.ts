import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const script = pathToFileURL(
  resolve(__dirname, '../../../scripts/lib/configs.mjs'),
).href;

describe('what npm start runs against', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'okr-start-'));
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  const choose = (local?: string) => {
    if (local !== undefined) {
      writeFileSync(join(directory, 'app-config.local.yaml'), local);
    }
    const code = `
      const { chooseConfigs } = await import(process.argv[1]);
      console.log(JSON.stringify(await chooseConfigs(process.argv[2])));`;
    const chosen = JSON.parse(
      execFileSync(
        process.execPath,
        ['--input-type=module', '--eval', code, script, directory],
        { encoding: 'utf8', stdio: 'pipe' },
      ),
    );
    return {
      ...chosen,
      files: chosen.files.map((file: string) => basename(file)),
    };
  };
  const demo = (...more: string[]) => ({
    demo: true,
    files: ['app-config.yaml', 'app-config.demo.yaml', ...more],
  });
  const real = {
    demo: false,
    files: ['app-config.yaml', 'app-config.local.yaml'],
  };

  it('is the demo without a configuration of one’s own', () => {
    expect(choose()).toEqual(demo());
  });

  it('is the demo, with what is configured, as long as no source is named', () => {
    const local = 'app-config.local.yaml';
    expect(choose('')).toEqual(demo(local));
    expect(choose('app:\n  title: Ours\n')).toEqual(demo(local));
    expect(
      choose('integrations:\n  github:\n    - host: github.com\n'),
    ).toEqual(demo(local));
  });

  it.each([
    ['a token', 'integrations:\n  github:\n    - token: ${GITHUB_TOKEN}\n'],
    ['an App', 'integrations:\n  github:\n    - apps:\n        - appId: 1\n'],
    ['Sentry', 'okr:\n  sentry:\n    organizations:\n      - slug: acme\n'],
    ['PagerDuty', 'okr:\n  pagerduty:\n    accounts:\n      - token: t\n'],
    ['incident.io', 'okr:\n  incidentIo:\n    accounts:\n      - token: t\n'],
    ['Prometheus', 'okr:\n  prometheus:\n    servers:\n      - name: a\n'],
  ])('is real with %s', (_, local) => {
    expect(choose(local)).toEqual(real);
  });

  it('says which file is no YAML', () => {
    expect(() => choose('app: [')).toThrow(
      /app-config\.local\.yaml cannot be read/,
    );
  });
});
