import { InputError, NotFoundError } from '@backstage/errors';
import {
  Calendar,
  Cycle,
  EvaluatedKeyResult,
  parseStat,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import {
  EvaluationSettings,
  readPromises,
  ScopeQuestion,
} from '../../evaluation';
import { readAsOf } from '../instants';
import { ExplanationRequest } from '../OkrService';
import { readCycle } from '../readCycle';
import { runningPromises } from '../runningFirst';
import { ServiceContext } from '../ServiceContext';

/** A key result as it is shown, with what its number is asked for. @internal */
export interface Shown {
  question: ScopeQuestion;
  keyResult: EvaluatedKeyResult;
  cycle: Cycle;
  /** Of the current value. */
  window: Window;
  asOf: number;
  /** What is to be said of how it is measured. */
  notes: readonly string[];
}

/**
 * The key result in the last snapshot, which is what the page shows.
 *
 * @throws NotFoundError when there is no such key result, and InputError when it has no measured value
 * @internal
 */
export async function findShown(
  context: ServiceContext,
  request: ExplanationRequest,
): Promise<Shown> {
  const { entityRef, objective, keyResult: id } = request;
  const { settings, entities, snapshots } = context;
  const now = context.now();
  const at = readAsOf(request.asOf, now, settings.versionsKeptMs);
  const entity = await entities.find(entityRef);
  const cycle = shownCycle(context, request, entity, { at, now });
  const snapshot = await snapshots.lastSnapshot(entityRef, cycle.id, at);
  const keyResult = snapshot?.document.objectives
    .find(one => one.id === objective)
    ?.keyResults.find(one => one.id === id);
  if (!snapshot || !keyResult) {
    throw new NotFoundError(
      `There is no key result '${id}' of the objective '${objective}' in ${cycle.id}`,
    );
  }
  const { kind, metric: summary, current, where = {} } = keyResult;
  const metric = summary && settings.metrics.find(summary.id);
  const stat = summary && parseStat(summary.stat);
  if (kind !== 'metric' || !metric || !stat || !current) {
    throw new InputError(
      `The key result '${id}' has no measured value that could be explained`,
    );
  }
  const { window } = current;
  const { calendar, notes } = calendarOf(
    keyResult,
    settings.calendars.of(entity?.calendar),
    settings,
  );
  return {
    question: { ...metric, stat, where, calendar },
    keyResult,
    cycle,
    window: { from: Date.parse(window.from), to: Date.parse(window.to) },
    asOf: snapshot.asOf,
    notes,
  };
}

/** The same as on the page. */
function shownCycle(
  { settings }: Pick<ServiceContext, 'settings'>,
  request: ExplanationRequest,
  entity: Parameters<typeof readPromises>[0] | undefined,
  { at, now }: { at: number; now: number },
): Cycle {
  const isNamed = request.cycle !== undefined || request.asOf !== undefined;
  const promised = isNamed
    ? []
    : readPromises(entity ?? {}, now, settings).cycles;
  const running = runningPromises(promised, at, settings.cycles);
  return readCycle(request.cycle, at, settings.cycles, running);
}

/** That of the value that is shown, for both windows, whatever the entity has chosen since. */
function calendarOf(
  { calendar: label }: EvaluatedKeyResult,
  own: Calendar,
  { calendars }: Pick<EvaluationSettings, 'calendars'>,
): { calendar: Calendar; notes: string[] } {
  const then = label === undefined || label === own.label ? own : undefined;
  const calendar = then ?? calendars.labelled(label ?? '');
  return calendar
    ? { calendar, notes: [] }
    : {
        calendar: own,
        notes: [
          `It was measured in ${label}, which is not configured any more; here it is measured in ${own.label}.`,
        ],
      };
}
