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
    'kind' | 'state' | 'current' | 'guardrail' | 'metric'
  >,
): boolean {
  const { kind, state, current, guardrail, metric } = keyResult;
  if (kind === 'habit' && metric && isTold(state)) {
    return true;
  }
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

/** Of a habit that is counted: facts were found. */
function isTold(state: EvaluatedKeyResult['state']): boolean {
  return state !== 'invalid' && state !== 'not started' && state !== 'no data';
}
