import { SourceUnavailableError } from '@keyresults/backstage-plugin-okr-node';
import { ConfigReader } from '@backstage/config';
import {
  MemoryBudgets,
  RecordingLogger,
} from '@keyresults/backstage-plugin-okr-node/testUtils';
import { field, incident } from '../__testUtils__/incidents';
import { hour, idOf, Scenario, servicesOf } from '../__testUtils__/scenario';
import { defaultClientOptions, IncidentIoClient } from '../client';
import { readIncidentIoSettings } from '../config';
import { KnownNames } from './KnownNames';

const minute = 60_000;

describe('the names of an account', () => {
  const renamed = new Map<string, string | undefined>();
  let scenario: Scenario;
  beforeEach(async () => {
    renamed.clear();
    scenario = await Scenario.start({ incidentIo: { renamed } });
  });
  afterEach(() => scenario.sandbox.stop());

  const asked = () =>
    ['incident_timestamps', 'custom_fields'].map(
      it =>
        scenario.sandbox.requests.counts.byOperation[`incident-io ${it}`]
          ?.requests ?? 0,
    );

  /** One closed long ago that somebody writes to now. */
  function touch(): void {
    const { incidents } = scenario.sandbox.company;
    const at = scenario.now.getTime();
    const found = incidents
      .in('incident-io')
      .find(
        it => it.kind === 'real' && it.happened.resolved < at - 30 * 24 * hour,
      );
    if (!found) throw new Error('No such incident');
    const { resolved } = found.happened;
    const note = { phase: 'resolved', at: resolved, writtenAt: at } as const;
    incidents.put({ ...found, written: [...found.written, note] });
  }

  it('are read once an hour, and at once after a restart', async () => {
    const engine = scenario.engineFor(servicesOf(scenario.sandbox));
    const collector = scenario.collector();
    for (let sweep = 0; sweep < 6; sweep++) {
      await engine.run({ collector });
      scenario.pass(10 * minute);
    }
    expect(asked()).toEqual([1, 1]);
    await engine.run({ collector });
    expect(asked()).toEqual([2, 2]);
    await engine.run({ collector: scenario.collector() });
    expect(asked()).toEqual([3, 3]);
  });

  it('that an incident shows to be others are read before anything is derived', async () => {
    const services = servicesOf(scenario.sandbox);
    const engine = scenario.engineFor(services);
    const collector = scenario.collector();
    await engine.run({ collector });
    const before = scenario.collected(engine, services);

    renamed.set('Affected services', 'Services');
    scenario.pass(10 * minute);
    touch();
    scenario.pass(minute);
    await expect(engine.run({ collector })).rejects.toThrow(
      /no custom field “affected services”.*It has “Services”/,
    );
    expect(scenario.collected(engine, services)).toEqual(before);

    renamed.clear();
    scenario.pass(10 * minute);
    await engine.run({ collector });
    expect(scenario.collected(engine, services)).toEqual(
      scenario.truth(services),
    );
  });

  it('are read before an incident is taken back whose field is gone', async () => {
    const services = servicesOf(scenario.sandbox);
    const engine = scenario.engineFor(services);
    const collector = scenario.collector();
    await engine.run({ collector });
    const before = scenario.collected(engine, services);

    renamed.set('Affected services', undefined);
    scenario.pass(10 * minute);
    touch();
    scenario.pass(minute);
    await expect(engine.run({ collector })).rejects.toThrow(
      SourceUnavailableError,
    );
    expect(scenario.collected(engine, services)).toEqual(before);
  });

  it('that changed while nothing happened are noticed within the hour', async () => {
    const engine = scenario.engineFor(['checkout']);
    const collector = scenario.collector();
    await engine.run({ collector });
    scenario.sandbox.company.incidents.replaceAll([]);
    renamed.set('Affected services', 'Services');
    scenario.pass(50 * minute);
    await engine.run({ collector });
    expect(engine.target(idOf('checkout')).page?.state).toBe('ok');
    scenario.pass(10 * minute);
    await expect(engine.run({ collector })).rejects.toThrow(
      'It has “Services”',
    );
  });

  it('that are not as configured are read every time, so that they may come right at once', async () => {
    const engine = scenario.engineFor(['checkout']);
    const collector = scenario.collector();
    renamed.set('Affected services', 'Services');
    await expect(engine.run({ collector })).rejects.toThrow(
      'It has “Services”',
    );
    renamed.clear();
    scenario.pass(minute);
    await engine.run({ collector });
    expect(engine.target(idOf('checkout')).page?.state).toBe('ok');
    expect(asked()).toEqual([2, 2]);
  });

  it('tell of a timestamp that was renamed when an incident shows it', async () => {
    const engine = scenario.engineFor(servicesOf(scenario.sandbox));
    const collector = scenario.collector();
    await engine.run({ collector });
    renamed.set('Fixed at', 'Repaired at');
    scenario.pass(10 * minute);
    touch();
    scenario.pass(minute);
    await engine.run({ collector });
    expect(engine.logger.lines).toContainEqual({
      level: 'warn',
      message: expect.stringMatching(/no timestamp “Fixed at”.*“Repaired at”/),
    });
  });

  it('are looked for once in the list when they are hidden from it', async () => {
    const { settings, client, context } = withoutSandbox();
    const ask = jest
      .spyOn(client, 'ask')
      .mockImplementation(async ({ schema }) =>
        schema.parse({
          custom_fields: [{ name: 'Services' }],
          incident_timestamps: [],
        }),
      );
    const names = new KnownNames(client, settings, {}, context);
    await names.keepUp();
    expect(ask).toHaveBeenCalledTimes(2);
    const fields = [field('services'), field('Secret')];
    await names.meet([incident({ custom_field_entries: fields })]);
    expect(ask).toHaveBeenCalledTimes(4);
    await names.meet([incident({ custom_field_entries: fields })]);
    expect(ask).toHaveBeenCalledTimes(4);
  });
});

/** A client that asks nobody. */
function withoutSandbox() {
  const settings = readIncidentIoSettings(
    new ConfigReader({
      okr: {
        incidentIo: {
          accounts: [{ name: 'acme', token: 'secret' }],
          entityField: 'Services',
        },
      },
    }),
  );
  const now = () => new Date('2026-11-18T12:00:00Z');
  const context = {
    logger: new RecordingLogger(),
    now,
    budgets: new MemoryBudgets(now),
    signal: new AbortController().signal,
  };
  const [account] = settings.accounts;
  const client = new IncidentIoClient(account, context, defaultClientOptions());
  return { settings, client, context };
}
