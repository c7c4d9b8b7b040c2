import {
  Calendar,
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
import { phaseMetrics, phaseTime, timeToResolve } from './phaseTime';
import { solvedWithin, Yardstick } from './solvedWithin';
import { waitsBySeverity } from './waitsBySeverity';

/** @internal */
export interface MonthOfIncidents {
  /** It may begin before the period, and end after it. */
  month: Window;
  /** Each once; undefined where the month is not known. */
  incidents: readonly IncidentReading[] | undefined;
}

/** @internal */
export interface IncidentsPanelInput {
  /** Each once, read as of the instant; undefined where the period is not known. */
  incidents: readonly IncidentReading[] | undefined;
  /** Of the period before. */
  incidentsBefore: readonly IncidentReading[] | undefined;
  window: Window;
  before: Window;
  asOf: number;
  calendar: Calendar;
  /** The calendar months that the period touches, whole and oldest first. */
  months: readonly MonthOfIncidents[];
  ladder: SeverityLadder;
  isDowntime: (severity: string | undefined) => boolean | undefined;
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
    incidents ? [{ month, counted: countsOf(incidents, month) }] : [],
  );
  const severities = severitiesOf(
    [
      counted.bySeverity,
      countedBefore.bySeverity,
      ...months.map(of => of.counted),
    ],
    ladder,
  );
  const waits = waitsBySeverity(input.incidents, window, input);
  const waitsBefore = waitsBySeverity(
    input.incidentsBefore,
    input.before,
    input,
  );
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
        timeToResolve: phaseTime(
          timeToResolve,
          waits?.of(timeToResolve, severity),
          waitsBefore?.of(timeToResolve, severity),
        ),
      })),
    severe: ladder.names
      .filter(severity => input.isDowntime(severity))
      .map(severity =>
        solvedWithin(severity, input.yardstickOf(severity), {
          calendar: input.calendar,
          waitsOf: (metric, calendar) => waits?.of(metric, severity, calendar),
        }),
      ),
    months: months.map(of => countMonth(of.month, of.counted, severities)),
    phases: phaseMetrics.map(metric =>
      phaseTime(metric, waits?.all(metric), waitsBefore?.all(metric)),
    ),
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
  const leftOutFor = (isSeverity: boolean) =>
    leftOut
      .filter(({ reason }) => (reason === 'severityUnknown') === isSeverity)
      .reduce((sum, { count }) => sum + count, 0);
  return {
    downtime: value,
    downtimeOf: {
      known,
      of: known + leftOutFor(false),
      severityUnknown: leftOutFor(true),
    },
  };
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

/** How many of each severity are counted in a window. */
function countsOf(
  incidents: readonly IncidentReading[],
  window: Window,
): Map<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const reading of countedIn(incidents, window)) {
    const severity = severityOf(reading);
    counts.set(severity, (counts.get(severity) ?? 0) + 1);
  }
  return counts;
}

/** Rungs, worst first, and then what is on none. */
function severitiesOf(
  counted: readonly ReadonlyMap<string | undefined, unknown>[],
  ladder: SeverityLadder,
): string[] {
  const found = new Set(counted.flatMap(some => [...some.keys()]));
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
  counted: ReadonlyMap<string | undefined, number>,
  severities: readonly string[],
): IncidentsSummary['months'][number] {
  return {
    ...writeWindow(month),
    counts: severities.map(severity => counted.get(severity) ?? 0),
    withoutSeverity: counted.get(undefined) ?? 0,
  };
}
