import { StatusResponse } from '@keyresults/backstage-plugin-okr-common';
import { writeInstant } from '../evaluation';
import { Sight } from './OkrService';
import { ServiceContext } from './ServiceContext';
import { readTroublePages, tellTroubles } from './targetSight';

/** How collection is doing. Everybody may see how many; which ones, only who may see the entities. @internal */
export async function readStatus(
  context: ServiceContext,
  sight: Sight,
): Promise<StatusResponse> {
  const now = context.now();
  const [status, troubles] = await Promise.all([
    context.status.read(now),
    tellTroubles(
      readTroublePages(count => context.status.troubles(count)),
      context.facts,
      sight,
    ),
  ]);
  return {
    demo: context.demo,
    now: writeInstant(now),
    targets: status.targets,
    troubles,
    lastRunAt: write(status.lastRunAt),
    nextRunAt: write(status.nextRunAt),
    budgets: status.budgets.map(budget => ({
      ...budget,
      resetAt: write(budget.resetAt),
      blockedUntil: write(budget.blockedUntil),
    })),
    catalog: {
      ...status.catalog,
      lastFullPassAt: write(status.catalog.lastFullPassAt),
    },
  };
}

function write(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : writeInstant(instant);
}
