import { DateTime } from 'luxon';
import { ObjectiveDefinition } from '../annotation';
import { Cycle } from '../cycles';
import { CheckIn } from './CheckIn';
import { isOfCycle } from './isOfCycle';

/**
 * A key result of which nothing was said this week, and whom to tell.
 *
 * @public
 */
export interface ToCheckIn {
  objectiveId: string;
  keyResultId: string;
  /** As people call it. */
  title: string;
  /** Full entity references, in lower case. */
  to: string[];
}

/** @public */
export interface CheckInWeek {
  cycle: Pick<Cycle, 'from' | 'to'> & { id?: string };
  /** Those of the cycle. */
  objectives: readonly ObjectiveDefinition[];
  /** Of the entity; those of other cycles do no harm, where they say of which they are. */
  checkIns: readonly CheckIn[];
  /** Entity references of who owns the entity. */
  owners: readonly string[];
  /** IANA name: whose Monday begins the week. */
  timeZone: string;
}

/**
 * The key results that are waiting for their weekly check-in: nothing was said of them since Monday, whatever day it spoke
 * of. Whom to tell: the owner of the key result, else of its objective, else of the entity. While the cycle does not run
 * nobody is asked; nor about a milestone that is done, or a key result that cannot be understood.
 *
 * @param now - milliseconds since 1970 UTC
 * @returns in the order of the annotation
 * @public
 */
export function whoIsToCheckIn(week: CheckInWeek, now: number): ToCheckIn[] {
  const { cycle, timeZone } = week;
  if (now < cycle.from || now >= cycle.to) {
    return [];
  }
  const monday = DateTime.fromMillis(now, { zone: timeZone })
    .startOf('week')
    .toMillis();
  const said = new Set(
    week.checkIns
      .filter(
        one => one.at >= monday && one.at <= now && isOfCycle(one, cycle.id),
      )
      .map(({ objectiveId, keyResultId }) => keyOf(objectiveId, keyResultId)),
  );
  const awaited: ToCheckIn[] = [];
  for (const objective of week.objectives) {
    for (const keyResult of objective.keyResults) {
      if (
        keyResult.kind === 'invalid' ||
        (keyResult.kind === 'milestone' && keyResult.done) ||
        said.has(keyOf(objective.id, keyResult.id))
      ) {
        continue;
      }
      const owner = keyResult.owner ?? objective.owner;
      awaited.push({
        objectiveId: objective.id,
        keyResultId: keyResult.id,
        title: keyResult.title,
        to: owner === undefined ? [...week.owners] : [fullReference(owner)],
      });
    }
  }
  return awaited;
}

/** An owner as the annotation allows it; a team of the default namespace unless it says otherwise. */
function fullReference(owner: string): string {
  const [kind, rest] = owner.includes(':')
    ? owner.split(':')
    : ['group', owner];
  const path = rest.includes('/') ? rest : `default/${rest}`;
  return `${kind}:${path}`.toLocaleLowerCase('en-US');
}

function keyOf(objectiveId: string, keyResultId: string): string {
  return `${objectiveId}/${keyResultId}`;
}
