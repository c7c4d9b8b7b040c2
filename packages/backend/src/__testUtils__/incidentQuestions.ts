import { naiveValue, SeenWait } from './naiveEstimate';
import type { AskedWindow, Column, Doubt } from './naiveIncidents';

/** Just after the last incident was resolved. */
export const afterwards = '2026-08-21T12:00:00Z';

/** Worst first. */
export const severities = ['critical', 'major', 'minor', 'none'] as const;
/** When the first incident that is no maintenance was detected. */
export const beginning = '2022-03-26T01:43:00Z';
/** The windows that are asked about. */
export const windows: AskedWindow[] = [
  { from: beginning, to: '2023-01-01T00:00:00Z' },
  ...[2023, 2024, 2025].map(year => ({
    from: `${year}-01-01T00:00:00Z`,
    to: `${year + 1}-01-01T00:00:00Z`,
  })),
  { from: '2026-01-01T00:00:00Z', to: afterwards },
  // Two years, the most that can be asked for.
  { from: '2024-08-21T12:00:00Z', to: afterwards },
];
/** A metric, and the columns that it is about. */
export const phases: { metric: string; one: Column; other: Column }[] = [
  {
    metric: 'incidents.timeToDetect',
    one: 'impactStart',
    other: 'detectedAt',
  },
  {
    metric: 'incidents.timeToMitigate',
    one: 'impactStart',
    other: 'impactEnd',
  },
  {
    metric: 'incidents.timeToResolve',
    one: 'impactStart',
    other: 'resolvedAt',
  },
];
/** A number that may differ in its last digits. */
const close = (value: ReturnType<typeof naiveValue>) =>
  value.value === undefined
    ? value
    : { ...value, value: expect.closeTo(value.value, 6) };
/** One stat of the waits, as the API is to answer where so many incidents are left out of it. */
export const expected = (
  waits: readonly SeenWait[],
  stat: string,
  leftOut: number,
) =>
  waits.length === 0 && leftOut > 0
    ? { kind: 'none', reason: 'phaseUnknown' }
    : close(naiveValue(waits, stat));

/** As the API is to answer about a share; undefined where nothing is known to divide by. */
export const expectedShare = (share: number | undefined) =>
  share === undefined
    ? { kind: 'none', reason: 'phaseUnknown' }
    : { kind: 'value', value: expect.closeTo(share, 9) };

interface PhaseTimeBody {
  p50: unknown;
  mean: unknown;
  known: number;
  of: number;
}

/** What of the summary is looked at. */
export interface SummaryBody {
  collected: boolean;
  beforeCollected: boolean;
  severities: string[];
  total: { count: number };
  byArea: { area?: string; count: number }[];
  bySeverity: {
    severity: string;
    count: number;
    timeToResolve: PhaseTimeBody;
  }[];
  phases: (PhaseTimeBody & { metric: string })[];
  phaseBar: {
    undetectedSeconds: number;
    mitigatingSeconds: number;
    resolvingSeconds: number;
    known: number;
    of: number;
  };
  downtime: unknown;
  warnings: (Doubt & { title: string; message: string })[];
  warningCount: number;
}
