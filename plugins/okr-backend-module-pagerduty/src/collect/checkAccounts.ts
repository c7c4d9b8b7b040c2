import { LoggerService } from '@backstage/backend-plugin-api';
import { Account } from '../config';
import { classifyReply, credentialsOf } from '../client';

const needed = [
  { path: '/services', scope: 'services.read' },
  { path: '/incidents', scope: 'incidents.read' },
] as const;

const timeoutMilliseconds = 15_000;

/**
 * Asks every account for the smallest piece of what will be read of it, and logs an error that names what is missing.
 *
 * @internal
 */
export async function checkAccounts(
  accounts: readonly Account[],
  logger: LoggerService,
  now: () => Date,
  signal: AbortSignal,
): Promise<void> {
  for (const account of accounts) {
    try {
      for (const problem of await problemsOf(account, now, signal)) {
        logger.error(`PagerDuty (${account.name}): ${problem}`);
      }
    } catch (error) {
      if (signal.aborted) return;
      logger.warn(`PagerDuty (${account.name}) could not be checked: ${error}`);
    }
  }
}

async function problemsOf(
  account: Account,
  now: () => Date,
  signal: AbortSignal,
): Promise<string[]> {
  const problems: string[] = [];
  const authorization = await credentialsOf(account, now).header(signal);
  for (const { path, scope } of needed) {
    const reply = await fetch(`${account.apiBaseUrl}${path}?limit=1`, {
      headers: {
        accept: 'application/vnd.pagerduty+json;version=2',
        authorization,
        'user-agent': 'backstage-okr',
      },
      signal: AbortSignal.any([
        signal,
        AbortSignal.timeout(timeoutMilliseconds),
      ]),
    });
    const body: unknown = await reply.json().catch(() => undefined);
    const verdict = classifyReply(reply.status, body, scope);
    switch (verdict.kind) {
      case 'forbidden':
        problems.push(verdict.reason);
        break;
      case 'refused':
        return [verdict.reason];
      case 'gone':
        return [
          `there is no REST API at ${account.apiBaseUrl} (404). Check apiBaseUrl`,
        ];
      default:
    }
  }
  return problems;
}
