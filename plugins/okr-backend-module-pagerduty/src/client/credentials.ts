import { SourceUnavailableError } from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';
import { Account } from '../config';

/** Gives what stands in the Authorization header. @internal */
export interface Credentials {
  header(signal: AbortSignal): Promise<string>;
  /** Forgets what was refused. @returns whether a new one may be had */
  refused(): boolean;
}

/** Renewed so long before it ends. */
const marginMilliseconds = 120_000;

const grantSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});

type App = NonNullable<Account['oauth']>;

/** Credentials of an account: its key as it is, or tokens of its app, each kept while it lasts. @internal */
export function credentialsOf(account: Account, now: () => Date): Credentials {
  const { oauth, token } = account;
  if (!oauth) {
    return {
      header: async () => `Token token=${token}`,
      refused: () => false,
    };
  }
  let kept: { token: string; until: number } | undefined;
  return {
    async header(signal) {
      if (!kept || kept.until <= now().getTime()) {
        const grant = await askForToken(account.name, oauth, signal);
        const lasts = grant.expires_in * 1000 - marginMilliseconds;
        kept = { token: grant.access_token, until: now().getTime() + lasts };
      }
      return `Bearer ${kept.token}`;
    },
    refused() {
      const had = kept !== undefined;
      kept = undefined;
      return had;
    },
  };
}

async function askForToken(
  name: string,
  { clientId, clientSecret, subDomain, region, tokenUrl }: App,
  signal: AbortSignal,
): Promise<z.infer<typeof grantSchema>> {
  const trouble = (reason: string) =>
    new SourceUnavailableError(
      `PagerDuty (${name}) gives no token: ${reason}. Check okr.pagerduty.accounts: oauth`,
    );
  let reply: Response;
  try {
    reply = await fetch(tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: `as_account-${region}.${subDomain} incidents.read services.read`,
      }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
    });
  } catch (error) {
    signal.throwIfAborted();
    throw trouble(error instanceof Error ? error.message : String(error));
  }
  const body: unknown = await reply.json().catch(() => undefined);
  const grant = grantSchema.safeParse(body);
  if (!reply.ok || !grant.success) throw trouble(`status ${reply.status}`);
  return grant.data;
}
