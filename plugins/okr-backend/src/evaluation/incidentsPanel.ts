import {
  compareCounts,
  countedAt,
  estimateDowntimeShare,
  Incident,
  IncidentsSummary,
  notCollected,
  phaseBar,
  SeverityLadder,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { groupBy } from '../groupBy';
import { monthsOf } from './months';
import { writeWindow } from './measureScope';
import {
  phaseMetrics,
  phaseTime,
  PhaseTimeInput,
  timeToResolve,
} from './phaseTime';

/** @internal */
export interface IncidentsPanelInput extends PhaseTimeInput {
  /** Of a calendar month, which may begin before the period; undefined where it is not known. */
  incidentsOf: (month: Window) => readonly Incident[] | undefined;
  ladder: SeverityLadder;
  isDowntime: (severity: string | undefined) => boolean;
  /** In which months begin. */
  timeZone: string;
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
  | 'months'
  | 'phases'
  | 'phaseBar'
  | 'downtime'
>;

/** The incidents of a period beside those of the one before, as of an instant. @internal */
export function incidentsPanel(input: IncidentsPanelInput): Panel {
  const { window, asOf, ladder } = input;
  const { incidents: now = [], incidentsBefore: then = [] } = input;
  const counted = groupsOf(now, window, asOf);
  const countedBefore = groupsOf(then, input.before, asOf);
  const months = monthsOf(window, input.timeZone).flatMap(month => {
    const known = input.incidentsOf(month);
    return known ? [{ month, counted: countedIn(known, month, asOf) }] : [];
  });
  const severities = severitiesOf(
    [counted.all, countedBefore.all, ...months.map(of => of.counted)].flat(),
    ladder,
  );
  const count = (current: readonly Incident[], before: readonly Incident[]) =>
    countPair(current.length, before.length, input);
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
          incidents: ofSeverity(input.incidents, severity),
          incidentsBefore: ofSeverity(input.incidentsBefore, severity),
        }),
      })),
    months: months.map(of => countMonth(of.month, of.counted, severities)),
    phases: phaseMetrics.map(metric => phaseTime(metric, input)),
    phaseBar: phaseBar({ incidents: now, window, asOf }),
    downtime: input.incidents
      ? estimateDowntimeShare({
          incidents: now,
          window,
          asOf,
          stat: 'share',
          isDowntime: input.isDowntime,
        }).value
      : notCollected.value,
  };
}

function countedIn(
  incidents: readonly Incident[],
  { from, to }: Window,
  asOf: number,
): Incident[] {
  return incidents.filter(incident => {
    const at = countedAt(incident, asOf);
    return at !== undefined && at >= from && at < to;
  });
}

function groupsOf(
  incidents: readonly Incident[],
  window: Window,
  asOf: number,
) {
  const all = countedIn(incidents, window, asOf);
  return {
    all,
    byArea: groupBy(all, ({ area }) => area),
    bySeverity: groupBy(all, ({ severity }) => severity),
  };
}

function ofSeverity(
  incidents: readonly Incident[] | undefined,
  severity: string | undefined,
): Incident[] | undefined {
  return incidents?.filter(incident => incident.severity === severity);
}

/** Rungs, worst first, and then what is on none. */
function severitiesOf(
  incidents: readonly Incident[],
  ladder: SeverityLadder,
): string[] {
  const found = incidents.flatMap(({ severity }) => severity ?? []);
  const others = [...new Set(found)].filter(
    severity => !ladder.names.includes(severity),
  );
  return [...ladder.names, ...others.sort()];
}

/** Of both periods: those with most incidents first, what has no name last. */
function keysOf(
  current: ReadonlyMap<string | undefined, readonly Incident[]>,
  before: ReadonlyMap<string | undefined, readonly Incident[]>,
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
  counted: readonly Incident[],
  severities: readonly string[],
): IncidentsSummary['months'][number] {
  const bySeverity = groupBy(counted, ({ severity }) => severity);
  return {
    ...writeWindow(month),
    counts: severities.map(severity => bySeverity.get(severity)?.length ?? 0),
    withoutSeverity: bySeverity.get(undefined)?.length ?? 0,
  };
}
