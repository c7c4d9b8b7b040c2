import { Judgement, Pace } from '../judge';
import { Assessment, MilestoneKeyResult } from '../KeyResultInput';
import { dayInWords, isStale, Said } from './said';

/**
 * From how much confidence on something that is done or not is on track, or at risk.
 *
 * @public
 */
export const CONFIDENCE_LIMITS = { onTrack: 7, atRisk: 4 } as const;

/** How something stands that is done or not. Until it is, there is nothing to go by but what people say. @internal */
export function assessMilestone(
  { done }: MilestoneKeyResult,
  said: readonly Said[],
  { isOver }: Pick<Pace, 'isOver'>,
  asOf: number,
): Assessment {
  if (done) {
    return { state: 'achieved', stateReason: 'Done.', progress: 1 };
  }
  const standing = { progress: 0 };
  if (isOver) {
    return {
      ...standing,
      state: 'off track',
      stateReason: 'The cycle ended and it was not done.',
    };
  }
  const last = said.filter(({ confidence }) => confidence !== undefined).at(-1);
  if (last?.confidence === undefined) {
    return {
      ...standing,
      state: 'no data',
      stateReason:
        'Not done yet, and nobody has said in a check-in how sure they are.',
    };
  }
  if (isStale(last, asOf)) {
    return {
      ...standing,
      state: 'outdated',
      stateReason: `Not done yet, and the last check-in with a confidence speaks of ${dayInWords(
        last,
      )}.`,
    };
  }
  return {
    ...standing,
    state: judge(last.confidence),
    stateReason: `Not done yet; on ${dayInWords(last)} the confidence was ${
      last.confidence
    } of 10.`,
  };
}

function judge(confidence: number): Judgement {
  if (confidence >= CONFIDENCE_LIMITS.onTrack) {
    return 'on track';
  }
  return confidence >= CONFIDENCE_LIMITS.atRisk ? 'at risk' : 'off track';
}
