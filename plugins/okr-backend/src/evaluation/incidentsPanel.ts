import {
  compareCounts,
  downtimeShareOf,
  IncidentReading,
  IncidentsSummary,
  notCollected,
  phaseBarOf,
  SeverityLadder,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { groupBy } from '../groupBy';
import { writeWindow } from './measureScope';
import {
  phaseMetrics,
  phaseTime,
  PhaseTimeInput,
  timeToResolve,
} from './phaseTime';
import { solvedWithin, Yardstick } from './solvedWithin';

/** @internal */
export interface MonthOfIncidents {
  /** It may begin before the period, and end after it. */
  month: Window;
  /** Each once; undefined where the month is not known. */
  incidents: readonly IncidentReading[] | undefined;
}

/** @internal */
export interface IncidentsPanelInput extends PhaseTimeInput {
  /** The calendar months that the period touches, whole and oldest first. */
  months: readonly MonthOfIncidents[];
  ladder: SeverityLadder;
  isDowntime: (severity: string | undefined) => boolean;
  /** What incidents of a severity are held against. */
  yardstickOf: (severity: string) => Yardstick | undefined;
}

type Panel = Pick<
  IncidentsSummary,
  | 'collected'
  | 'beforeCollected'
  | 'severities'
  | 'areas'
  | 'total'
  | 'byArea'
  | 'bySeverity'
  | 'severe'
  | 'months'
  | 'phases'
  | 'phaseBar'
  | 'downtime'
  | 'downtimeOf'
>;

const severityOf = ({ incident }: IncidentReading) => incident.severity;

/** The incidents of a period beside those of the one before, as of an instant. @internal */
export function incidentsPanel(input: IncidentsPanelInput): Panel {
  const { window, asOf, ladder } = input;
  const { incidents: now = [], incidentsBefore: then = [] } = input;
  const counted = groupsOf(now, window);
  const countedBefore = groupsOf(then, input.before);
  const months = input.months.flatMap(({ month, incidents }) =>
    incidents ? [{ month, counted: countedIn(incidents, month) }] : [],
  );
  const severities = severitiesOf(
    [counted.all, countedBefore.all, ...months.map(of => of.counted)],
    ladder,
  );
  const nowBySeverity = groupBy(now, severityOf);
  const thenBySeverity = groupBy(then, severityOf);
  const count = (
    current: readonly IncidentReading[],
    before: readonly IncidentReading[],
  ) => countPair(current.length, before.length, input);
  return {
    collected: input.incidents !== undefined,
    beforeCollected: input.incidentsBefore !== undefined,
    severities,
    areas: keysOf(counted.byArea, countedBefore.byArea).flatMap(
      area => area ?? [],
    ),
    total: count(counted.all, countedBefore.all),
    byArea: keysOf(counted.byArea, countedBefore.byArea).map(area => ({
      ...(area !== undefined && { area }),
      ...count(
        counted.byArea.get(area) ?? [],
        countedBefore.byArea.get(area) ?? [],
      ),
    })),
    bySeverity: [...severities, undefined]
      .filter(
        severity =>
          counted.bySeverity.has(severity) ||
          countedBefore.bySeverity.has(severity),
      )
      .map(severity => ({
        ...(severity !== undefined && { severity }),
        ...count(
          counted.bySeverity.get(severity) ?? [],
          countedBefore.bySeverity.get(severity) ?? [],
        ),
        timeToResolve: phaseTime(timeToResolve, {
          ...input,
          incidents: input.incidents && (nowBySeverity.get(severity) ?? []),
          incidentsBefore:
            input.incidentsBefore && (thenBySeverity.get(severity) ?? []),
        }),
      })),
    severe: ladder.names
      .filter(severity => input.isDowntime(severity))
      .map(severity =>
        solvedWithin(severity, input.yardstickOf(severity), {
          ...input,
          incidents: input.incidents && (nowBySeverity.get(severity) ?? []),
        }),
      ),
    months: months.map(of => countMonth(of.month, of.counted, severities)),
    phases: phaseMetrics.map(metric => phaseTime(metric, input)),
    phaseBar: phaseBarOf(now, { window, asOf }),
    ...downtime(input),
  };
}

function downtime({
  incidents,
  window,
  asOf,
  isDowntime,
}: IncidentsPanelInput): Pick<Panel, 'downtime' | 'downtimeOf'> {
  const {
    value,
    answered,
    waiting,
    leftOut = [],
  } = incidents
    ? downtimeShareOf(incidents, { window, asOf, stat: 'share', isDowntime })
    : notCollected;
  const known = answered + waiting;
  const of = leftOut.reduce((sum, { count }) => sum + count, known);
  return { downtime: value, downtimeOf: { known, of } };
}

function countedIn(
  incidents: readonly IncidentReading[],
  { from, to }: Window,
): IncidentReading[] {
  return incidents.filter(
    ({ countedAt: at }) => at !== undefined && at >= from && at < to,
  );
}

function groupsOf(incidents: readonly IncidentReading[], window: Window) {
  const all = countedIn(incidents, window);
  return {
    all,
    byArea: groupBy(all, ({ incident }) => incident.area),
    bySeverity: groupBy(all, severityOf),
  };
}

/** Rungs, worst first, and then what is on none. */
function severitiesOf(
  incidents: readonly (readonly IncidentReading[])[],
  ladder: SeverityLadder,
): string[] {
  const found = new Set(incidents.flatMap(some => some.map(severityOf)));
  const others = [...found].flatMap(severity =>
    severity === undefined || ladder.names.includes(severity) ? [] : severity,
  );
  return [...ladder.names, ...others.sort()];
}

/** Of both periods: those with most incidents first, what has no name last. */
function keysOf(
  current: ReadonlyMap<string | undefined, readonly IncidentReading[]>,
  before: ReadonlyMap<string | undefined, readonly IncidentReading[]>,
): (string | undefined)[] {
  const sizeOf = (key: string | undefined) => current.get(key)?.length ?? 0;
  return [...new Set([...current.keys(), ...before.keys()])].sort(
    (a, b) =>
      Number(a === undefined) - Number(b === undefined) ||
      sizeOf(b) - sizeOf(a) ||
      ((a ?? '') < (b ?? '') ? -1 : 1),
  );
}

function countPair(
  count: number,
  before: number,
  input: Pick<
    IncidentsPanelInput,
    'window' | 'before' | 'incidents' | 'incidentsBefore'
  >,
): IncidentsSummary['total'] {
  const isComparable = input.incidents && input.incidentsBefore;
  const lengthOf = ({ from, to }: Window) => to - from;
  return {
    count,
    before,
    comparison: isComparable
      ? compareCounts({
          current: { count, exposure: lengthOf(input.window) },
          before: { count: before, exposure: lengthOf(input.before) },
          better: 'lower',
        })
      : { verdict: 'tooFew' },
  };
}

function countMonth(
  month: Window,
  counted: readonly IncidentReading[],
  severities: readonly string[],
): IncidentsSummary['months'][number] {
  const bySeverity = groupBy(counted, severityOf);
  return {
    ...writeWindow(month),
    counts: severities.map(severity => bySeverity.get(severity)?.length ?? 0),
    withoutSeverity: bySeverity.get(undefined)?.length ?? 0,
  };
}
