import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { ConfigReader } from '@backstage/config';
import { Sandbox } from '../startSandbox';

/** What the catalog reads files with. @internal */
export function urlReaderFor({ apiBaseUrl, origin }: Sandbox) {
  const silent = () => {};
  const logger: Parameters<typeof UrlReaders.default>[0]['logger'] = {
    debug: silent,
    info: silent,
    warn: silent,
    error: silent,
    child: () => logger,
  };
  const { host } = new URL(origin);
  const config = new ConfigReader({
    integrations: { github: [{ host, apiBaseUrl, token: 'sandbox' }] },
  });
  return UrlReaders.default({ logger, config });
}
