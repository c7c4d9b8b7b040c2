import { RecordedSpan } from './recording';

type Outcome = 'answered' | 'withdrawn' | 'abandoned' | 'waiting';

/** One wait as a window saw it. */
export interface SeenWait {
  number: number;
  outcome: Outcome;
  seconds: number;
}

export interface NaiveWindow {
  from: number;
  /** Not after the instant it is looked at from. */
  to: number;
  abandonedAfterDays: number;
}

const DAY = 86_400_000;

/** The waits in a window: what had happened by its end, cut off at the limit, unless it was over before it began. */
export function waitsIn(
  spans: readonly RecordedSpan[],
  { from, to, abandonedAfterDays }: NaiveWindow,
): SeenWait[] {
  return spans
    .filter(({ start }) => start < to)
    .map(span => {
      const happened = span.end !== undefined && span.end < to;
      const limit = span.start + abandonedAfterDays * DAY;
      const until = happened ? span.end! : to;
      if (happened && span.outcome === 'answered') {
        return { span, until, outcome: 'answered' as const };
      }
      if (until > limit) {
        return { span, until: limit, outcome: 'abandoned' as const };
      }
      const outcome = happened ? ('withdrawn' as const) : ('waiting' as const);
      return { span, until, outcome };
    })
    .filter(({ until }) => until >= from)
    .map(({ span, until, outcome }) => ({
      number: span.number,
      outcome,
      seconds: (until - span.start) / 1000,
    }));
}

/** How many waits had one outcome. */
export function tally(waits: readonly SeenWait[], outcome: Outcome): number {
  return waits.filter(wait => wait.outcome === outcome).length;
}

/** A fraction in whole numbers, so that "exactly" can be told. */
interface Step {
  seconds: number;
  still: [bigint, bigint];
}

/** Kaplan and Meier's curve, word for word: at each answer, those at risk are counted anew. */
function curveOf(waits: readonly SeenWait[]): Step[] {
  const answers = waits.filter(({ outcome }) => outcome === 'answered');
  const instants = [...new Set(answers.map(({ seconds }) => seconds))];
  let still: [bigint, bigint] = [1n, 1n];
  return instants
    .sort((a, b) => a - b)
    .map(seconds => {
      const atRisk = waits.filter(wait => wait.seconds >= seconds).length;
      const answered = answers.filter(wait => wait.seconds === seconds).length;
      still = [still[0] * BigInt(atRisk - answered), still[1] * BigInt(atRisk)];
      return { seconds, still };
    });
}

/** `p50`, `p75`, `p90`, `mean`, `count` or `within 24h` as the API writes it. */
export function naiveValue(
  waits: readonly SeenWait[],
  stat: string,
): { kind: string; value?: number; reason?: string } {
  if (waits.length === 0) {
    return { kind: 'none', reason: 'noItems' };
  }
  const longest = Math.max(...waits.map(({ seconds }) => seconds));
  const answers = waits.filter(({ outcome }) => outcome === 'answered');
  const curve = curveOf(waits);
  if (stat === 'count') {
    return { kind: 'value', value: answers.length };
  }
  if (stat === 'mean') {
    const sum = answers.reduce((total, { seconds }) => total + seconds, 0);
    return answers.length === 0
      ? { kind: 'none', reason: 'nothingAnswered' }
      : { kind: 'value', value: sum / answers.length };
  }
  if (stat === 'within 24h') {
    const last = curve.filter(({ seconds }) => seconds <= 86_400).at(-1);
    const [above, below] = last?.still ?? [1n, 1n];
    return longest < 86_400 && above > 0n
      ? { kind: 'none', reason: 'curveEnds' }
      : { kind: 'value', value: 1 - Number(above) / Number(below) };
  }
  const left = 100n - BigInt(stat.slice(1));
  const at = curve.findIndex(
    ({ still: [above, below] }) => above * 100n <= left * below,
  );
  if (at === -1) {
    return { kind: 'moreThan', value: longest };
  }
  const [above, below] = curve[at].still;
  const next = curve[at + 1];
  const exact = above * 100n === left * below && next !== undefined;
  return {
    kind: 'value',
    value: exact ? (curve[at].seconds + next.seconds) / 2 : curve[at].seconds,
  };
}
