import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import okrBackend from '@keyresults/backstage-plugin-okr-backend';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runImport } from './runImport';

jest.setTimeout(60_000);

const component = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: 'default' },
};
const day = 86_400_000;
const begun = Math.floor(Date.now() / day) * day;

describe('an import into a real backend', () => {
  it('counts what was stored, once, and writes down what the backend refuses', async () => {
    const scheduler = mockServices.scheduler();
    const backend = await startTestBackend({
      features: [
        okrBackend,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        catalogServiceMock.factory({ entities: [component] }),
      ],
    });
    await scheduler.triggerTask('okr-catalog-sync');
    const { port } = backend.server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const folder = mkdtempSync(join(tmpdir(), 'okr-import-'));
    const file = join(folder, 'incidents.csv');
    // One an hour for the last 50 days, of 1,201; one of a component that is not there.
    const rows = Array.from({ length: 1201 }, (_, index) => {
      const detected = new Date(begun - (index + 1) * 3_600_000);
      const name = index === 7 ? 'nowhere' : 'checkout';
      return `INC-${index},component:default/${name},${detected.toISOString()}`;
    });
    writeFileSync(file, ['id,entityRef,detected', ...rows, ''].join('\n'));
    let printed = '';
    const run = () =>
      runImport([file, '--url', url, '--set', 'shape=incident'], {
        environment: { OKR_TOKEN: 'mock-service-token' },
        print: text => {
          printed += text;
        },
        tell: text => {
          printed += text;
        },
        sleep: async () => {},
      });
    expect(await run()).toBe(1);
    expect(printed).toMatch(
      /read 1201, sent 1201, stored 1200, unchanged 0, refused 1/,
    );
    const refused = JSON.parse(
      readFileSync(`${file}.refused.ndjson`, 'utf8').trim(),
    );
    expect(refused).toMatchObject({ line: 9, id: 'INC-7', field: 'entityRef' });
    printed = '';
    expect(await run()).toBe(1);
    expect(printed).toMatch(/stored 0, unchanged 1200, refused 1/);

    const window = new URLSearchParams({
      from: new Date(begun - 10 * day).toISOString(),
      to: new Date(begun).toISOString(),
    });
    const path = `entities/component/default/checkout/metrics/incidents.count?${window}`;
    const reply = await fetch(`${url}/api/okr/v1/${path}`);
    const body = await reply.json();
    await backend.stop();
    rmSync(folder, { recursive: true });
    // Ten days of 24, less the one that was refused.
    expect(body).toMatchObject({ value: { value: 239 } });
  });
});
