import { Random } from '../Random';
import { IncidentTool, Phase, phases, WrittenPhase } from './types';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Phases that a tool has no place for. @internal */
export const phasesUnknownTo: Record<IncidentTool, readonly Phase[]> = {
  pagerduty: ['mitigated'],
  'incident-io': [],
  'github-issues': [],
};

interface Writing {
  tool: IncidentTool;
  happened: Record<Phase, number>;
  startKnown: boolean;
  /** Whether it was closed without anybody taking it on. */
  neverAcknowledged: boolean;
}

/**
 * What people and tools write down of what happened. Tools stamp what happens in them at once; the start is written by
 * a person, when the harm has ended or some days later, and now and then mistyped.
 *
 * @internal
 */
export function writtenPhases(
  random: Random,
  { tool, happened, startKnown, neverAcknowledged }: Writing,
): WrittenPhase[] {
  const delay = random.chance(0.4) ? random.between(0.5, 4) * day : minute;
  const start = startAsWritten(random, happened);
  const unwritten = new Set<Phase>([
    ...phasesUnknownTo[tool],
    ...(startKnown ? [] : ['started' as const]),
    ...(neverAcknowledged ? ['acknowledged' as const] : []),
  ]);
  return phases
    .filter(phase => !unwritten.has(phase))
    .map(phase =>
      phase === 'started'
        ? { phase, at: start, writtenAt: seconds(happened.mitigated + delay) }
        : { phase, at: happened[phase], writtenAt: happened[phase] },
    )
    .sort((a, b) => a.writtenAt - b.writtenAt);
}

function startAsWritten(
  random: Random,
  { started, detected }: Record<Phase, number>,
): number {
  const slip = random.fraction();
  if (slip < 0.03) {
    const date = new Date(started);
    return date.setUTCFullYear(date.getUTCFullYear() - 1);
  }
  // The clock of another time zone.
  return slip < 0.06 ? detected + 2 * 60 * minute : started;
}

/** Whole seconds. @internal */
export function seconds(at: number): number {
  return Math.round(at / 1000) * 1000;
}
