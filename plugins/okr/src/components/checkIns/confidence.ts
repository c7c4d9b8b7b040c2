/** What a confidence from 0 to 10 is in words: a key of the messages. @internal */
export type ConfidenceLevel = 'no' | 'unlikely' | 'even' | 'likely' | 'sure';

/** @internal */
export function levelOf(confidence: number): ConfidenceLevel {
  if (confidence <= 1) {
    return 'no';
  }
  if (confidence <= 3) {
    return 'unlikely';
  }
  if (confidence <= 6) {
    return 'even';
  }
  return confidence <= 8 ? 'likely' : 'sure';
}

/** From no hope to certainty. @internal */
export const confidences = Array.from({ length: 11 }, (_, index) => index);
