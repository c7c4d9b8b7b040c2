import { ConfigReader } from '@backstage/config';
import { Collector } from '@keyresults/backstage-plugin-okr-node';
import { Sandbox } from 'sandbox';
import { ClientOptions } from '../client';
import { createPagerdutyCollector } from '../collect';
import { PagerdutySettings, readPagerdutySettings } from '../config';

/** The settings that make of the sandbox's incidents what they truly were. */
export function settingsFor(
  accounts: object[],
  others: object = {},
): PagerdutySettings {
  return readPagerdutySettings(
    new ConfigReader({
      okr: {
        pagerduty: {
          accounts,
          startedField: 'impact_started_at',
          areaField: 'affected_area',
          excludeTitles: [
            'Failover drill',
            'Paging test',
            'Restore exercise',
            'Database upgrade',
            'Certificate change',
            'Network maintenance',
          ],
          excludePriorities: ['not an incident'],
          history: '200d',
          ...others,
        },
      },
    }),
  );
}

/** The sandbox as one account. */
export function accountOf(sandbox: Sandbox, name = 'acme', token = 'sandbox') {
  return { name, apiBaseUrl: sandbox.pagerdutyUrl, token };
}

/** A collector that asks the sandbox over HTTP and never really sleeps. */
export function collectorFor(
  sandbox: Sandbox,
  client: Partial<ClientOptions> = {},
  settings: PagerdutySettings = settingsFor([accountOf(sandbox)]),
): Collector {
  return createPagerdutyCollector({
    settings,
    client: { sleep: async () => {}, random: () => 0.5, ...client },
  });
}
