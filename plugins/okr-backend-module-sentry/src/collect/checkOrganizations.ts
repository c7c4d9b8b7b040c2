import { LoggerService } from '@backstage/backend-plugin-api';
import { Budgets } from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';
import {
  ClientOptions,
  defaultClientOptions,
  HiddenError,
  SentryClient,
} from '../client';
import { Organization } from '../config';
import { missingScope } from './scopes';

/** Two requests at start-up are nobody's budget. */
const unlimited: Budgets = {
  spend: async () => {},
  report: async () => {},
  block: async () => {},
};

/**
 * Asks every organization what the token may do and for the smallest piece of what will be read of it, and logs an error
 * that names what is missing.
 *
 * @internal
 */
export async function checkOrganizations(
  organizations: readonly Organization[],
  logger: LoggerService,
  signal: AbortSignal,
  options: Partial<ClientOptions> = {},
): Promise<void> {
  for (const organization of organizations) {
    const client = new SentryClient(
      organization,
      { strikes: 0 },
      { budgets: unlimited, now: () => new Date(), signal },
      { ...defaultClientOptions(), retries: 0, ...options },
    );
    try {
      const problem = await problemOf(client);
      if (problem) logger.error(`${client.name}: ${problem}`);
    } catch (error) {
      if (signal.aborted) return;
      logger.warn(`${client.name} could not be checked: ${error}`);
    }
  }
}

async function problemOf(client: SentryClient): Promise<string | undefined> {
  const { slug } = client.organization;
  const missing = await missingScope(client);
  if (missing) return missing;
  try {
    await client.ask({
      path: 'projects/',
      query: [['per_page', 1]],
      schema: z.array(z.unknown()),
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof HiddenError)) throw error;
    return error.kind === 'gone'
      ? `there is no organization ${slug}, or not in this region (${error.message}). Check slug and url`
      : `the token may not read the organization ${slug} (${error.message}). It needs the scope org:read, and to be of this organization`;
  }
}
