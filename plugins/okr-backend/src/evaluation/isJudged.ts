import { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';

/**
 * Whether the state of a key result was found with facts, so that it is worth no more than they are. Where nothing was
 * ever read the state says so already.
 *
 * @internal
 */
export function isJudged(
  keyResult: Pick<
    EvaluatedKeyResult,
    'kind' | 'state' | 'current' | 'guardrail'
  >,
): boolean {
  const { kind, state, current, guardrail } = keyResult;
  const isMeasured = kind === 'metric';
  const { value } = (isMeasured ? current : guardrail?.current) ?? {};
  const isRead =
    value && !(value.kind === 'none' && value.reason === 'notCollected');
  return (
    state !== 'invalid' &&
    state !== 'not started' &&
    // A number kept by hand of which nobody said anything has none that could be old.
    (isMeasured || state !== 'no data') &&
    Boolean(isRead)
  );
}
