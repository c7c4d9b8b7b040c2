import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Budgets,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { defaultClientOptions, IncidentIoClient } from '../client';
import { IncidentIoSettings } from '../config';
import { checkNames } from './checkNames';

/** Two requests at the start are not worth a budget. */
const unlimited: Budgets = {
  spend: async () => {},
  report: async () => {},
  block: async () => {},
};

/**
 * Asks every account for its names, and logs an error that says what is missing and what there is.
 *
 * @internal
 */
export async function checkAccounts(
  settings: IncidentIoSettings,
  logger: LoggerService,
  signal: AbortSignal,
): Promise<void> {
  for (const account of settings.accounts) {
    const client = new IncidentIoClient(
      account,
      { budgets: unlimited, logger, now: () => new Date(), signal },
      defaultClientOptions(),
    );
    try {
      for (const problem of await checkNames(client, settings)) {
        logger.error(problem);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof SourceUnavailableError) logger.error(error.message);
      else logger.warn(`${client.name} could not be checked: ${error}`);
    }
  }
}
