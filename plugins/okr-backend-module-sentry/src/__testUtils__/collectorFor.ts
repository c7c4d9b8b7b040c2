import { ConfigReader } from '@backstage/config';
import { Collector } from '@keyresults/backstage-plugin-okr-node';
import { Sandbox } from 'sandbox';
import { ClientOptions } from '../client';
import { createSentryCollector } from '../collect';
import { readSentrySettings, SentrySettings } from '../config';

/** Both organizations of the sandbox, on two hosts. */
export function settingsFor(
  sandbox: Sandbox,
  others: object = {},
): SentrySettings {
  const { sentryUrls } = sandbox;
  const organizations = Object.entries(sentryUrls).map(([slug, url]) => ({
    slug,
    url,
    token: 'sandbox',
  }));
  return readSentrySettings(
    new ConfigReader({
      okr: { sentry: { organizations, history: '20d', ...others } },
    }),
  );
}

/** A collector that asks the sandbox over HTTP and never really sleeps. */
export function collectorFor(
  sandbox: Sandbox,
  client: Partial<ClientOptions> = {},
  settings: SentrySettings = settingsFor(sandbox),
): Collector {
  return createSentryCollector({
    settings,
    client: { sleep: async () => {}, random: () => 0.5, ...client },
  });
}
