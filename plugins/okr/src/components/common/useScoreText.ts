import { useCallback } from 'react';
import type { Scored } from '@keyresults/backstage-plugin-okr-common';
import { formatScore } from '../../format/scores';
import { useText } from './useText';

const words = {
  title: { whole: 'outlook.score', part: 'outlook.scorePart' },
  inLine: { whole: 'overview.cellScore', part: 'overview.scorePart' },
  alone: { whole: 'overview.scoreAlone', part: 'overview.scoreAlonePart' },
} as const;

/**
 * A score in words, with how many key results it is made from where that is not all: `Score 1.0 · 1 of 5 known`.
 *
 * @internal
 */
export function useScoreText() {
  const t = useText();
  return useCallback(
    (
      score: number | undefined,
      { known, of }: Scored,
      place: keyof typeof words = 'title',
    ): string => {
      if (score === undefined) {
        return t('closing.noScore');
      }
      return known < of
        ? t(words[place].part, {
            score: formatScore(score),
            known: String(known),
            of: String(of),
          })
        : t(words[place].whole, { score: formatScore(score) });
    },
    [t],
  );
}
