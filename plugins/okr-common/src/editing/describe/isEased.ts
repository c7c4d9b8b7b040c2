import { Guardrail, Keep, KeyResultDefinition } from '../../annotation/model';

type Valid = Exclude<KeyResultDefinition, { kind: 'invalid' }>;
type MetricKeyResult = Extract<KeyResultDefinition, { kind: 'metric' }>;

/** Which way is an improvement; undefined where neither is. */
type Direction = 'lower' | 'higher' | undefined;

/**
 * Whether a key result promises less than before: its target value or its guardrail moved to the easier side, it is gone,
 * something else is measured now, its baseline moved to the other side of its target value, or a score of 0.7 is good
 * enough where 1.0 was. A new one promises more, whatever it says. A baseline that stays on its side is no promise.
 *
 * @param direction - which way is an improvement of what is measured; of numbers kept by check-ins it is seen from
 * baseline and target value
 * @public
 */
export function isEased(
  before: KeyResultDefinition | undefined,
  after: KeyResultDefinition | undefined,
  direction: 'lower' | 'higher' | undefined,
): boolean {
  if (before === undefined || before.kind === 'invalid') {
    return false;
  }
  return isAnyEased(easedParts(before, after, direction));
}

/** @internal */
export interface EasedParts {
  /** What is measured, and how far it shall go. */
  goal: boolean;
  /** From which side: what lies on the other side of the target value may reach it already. */
  side: boolean;
  guardrail: boolean;
  commitment: boolean;
  /** Fields that promise nothing. */
  other: false;
}

/** @internal */
export const noneEased: EasedParts = {
  goal: false,
  side: false,
  guardrail: false,
  commitment: false,
  other: false,
};

/** @internal */
export function isAnyEased(parts: EasedParts): boolean {
  return parts.goal || parts.side || parts.guardrail || parts.commitment;
}

/** By what a key result promises less than before. @internal */
export function easedParts(
  before: Valid,
  after: KeyResultDefinition | undefined,
  direction: Direction,
): EasedParts {
  if (after === undefined || after.kind !== before.kind) {
    return { ...noneEased, goal: true };
  }
  return {
    goal: isGoalEased(before, after, direction),
    side: comesFromOtherSide(before, after, direction),
    guardrail: isGuardrailEased(before.guardrail, after.guardrail),
    commitment:
      before.commitment === 'committed' && after.commitment === 'aspirational',
    other: false,
  };
}

/** What a field of a key result, such as `where.severity`, says something about. @internal */
export function partOf(field: string): keyof EasedParts {
  const [name] = field.split('.');
  if (name === 'guardrail') {
    return name;
  }
  if (name === 'kind') {
    return 'commitment';
  }
  if (name === 'from') {
    return 'side';
  }
  const goal = [
    'to',
    'keep',
    'metric',
    'stat',
    'where',
    'habit',
    'count',
    'done',
    'unit',
  ];
  return goal.includes(name) ? 'goal' : 'other';
}

function isGoalEased(
  before: Valid,
  after: Valid,
  direction: Direction,
): boolean {
  if (before.kind === 'metric' && after.kind === 'metric') {
    return (
      isOtherMeasure(before, after) ||
      isFurther(thresholdOf(before), thresholdOf(after), direction) ||
      ((isHold(before) || isHold(after)) &&
        takesOtherSide(before, after, direction))
    );
  }
  if (before.kind === 'manual' && after.kind === 'manual') {
    const better = before.to < before.from ? 'lower' : 'higher';
    return before.unit !== after.unit || isFurther(before.to, after.to, better);
  }
  if (before.kind === 'habit' && after.kind === 'habit') {
    return (
      timesPerYear(after) < timesPerYear(before) || isCountEased(before, after)
    );
  }
  return false;
}

type HabitKeyResult = Extract<KeyResultDefinition, { kind: 'habit' }>;

/** Facts instead of one's own word promise no less. */
function isCountEased(before: HabitKeyResult, after: HabitKeyResult): boolean {
  return (
    before.count !== undefined &&
    (after.count === undefined || isOtherMeasure(before.count, after.count))
  );
}

/** 52 weeks and 12 months. */
function timesPerYear(habit: { times: number; per: 'week' | 'month' }): number {
  return habit.times * (habit.per === 'week' ? 52 : 12);
}

function thresholdOf({ goal }: MetricKeyResult): number {
  return goal.kind === 'move' ? goal.to : goal.keep.value;
}

function isFurther(before: number, after: number, better: Direction): boolean {
  switch (better) {
    case 'lower':
      return after > before;
    case 'higher':
      return after < before;
    default:
      return after !== before;
  }
}

function isHold({ goal }: MetricKeyResult): boolean {
  return goal.kind === 'hold';
}

function comesFromOtherSide(
  before: Valid,
  after: Valid,
  direction: Direction,
): boolean {
  if (before.kind === 'manual' && after.kind === 'manual') {
    const was = wayOf(before);
    const is = wayOf(after);
    return was !== undefined && is !== undefined && was !== is;
  }
  return (
    before.kind === 'metric' &&
    after.kind === 'metric' &&
    !isHold(before) &&
    !isHold(after) &&
    takesOtherSide(before, after, direction)
  );
}

/** Whether what lies on the other side of a line is enough now, unless that is the better side. */
function takesOtherSide(
  before: MetricKeyResult,
  after: MetricKeyResult,
  better: Direction,
): boolean {
  const was = sideOf(before, better);
  const is = sideOf(after, better);
  return was !== undefined && is !== undefined && was !== is && is !== better;
}

function sideOf({ goal }: MetricKeyResult, better: Direction): Direction {
  if (goal.kind === 'hold') {
    return goal.keep.op === 'below' ? 'lower' : 'higher';
  }
  const { from, to } = goal;
  return from === 'measured' ? better : wayOf({ from, to }) ?? better;
}

function wayOf({ from, to }: { from: number; to: number }): Direction {
  if (from === to) {
    return undefined;
  }
  return to < from ? 'lower' : 'higher';
}

function isGuardrailEased(
  before: Guardrail | undefined,
  after: Guardrail | undefined,
): boolean {
  if (!before) {
    return false;
  }
  return (
    !after ||
    isOtherMeasure(before, after) ||
    before.keep.op !== after.keep.op ||
    isLooser(before.keep, after.keep)
  );
}

function isLooser(before: Keep, after: Keep): boolean {
  return isFurther(
    before.value,
    after.value,
    before.op === 'below' ? 'lower' : 'higher',
  );
}

type Measured = Pick<Guardrail, 'metric' | 'where'> &
  Partial<Pick<Guardrail, 'stat'>>;

function isOtherMeasure(before: Measured, after: Measured): boolean {
  const textOf = ({ metric, stat, where }: Measured) =>
    JSON.stringify([metric, stat, Object.entries(where).sort()]);
  return textOf(before) !== textOf(after);
}
