import { useCallback } from 'react';
import { formatInstant } from '../../format/instants';
import { useText } from '../common/useText';
import type { ReviewChange } from './diffReviews';

/** Says a change of a review in words. @internal */
export function useChangeText(): (change: ReviewChange) => string {
  const t = useText();
  return useCallback(
    (change: ReviewChange) => {
      switch (change.kind) {
        case 'field': {
          const { field, from, to } = change;
          const isPhase = field !== 'severity' && field !== 'area';
          const name = isPhase
            ? t(`incidents.phase.${field}`)
            : t(`incidents.${field}`);
          const say = (told: string | null) => {
            if (told === null) {
              return t('review.notKnown');
            }
            return isPhase ? formatInstant(told) : told;
          };
          if (to === undefined) {
            return t('review.change.removed', {
              field: name,
              from: say(from ?? null),
            });
          }
          return from === undefined
            ? t('review.change.set', { field: name, to: say(to) })
            : t('review.change.changed', {
                field: name,
                to: say(to),
                from: say(from),
              });
        }
        case 'why': {
          const number = String(change.number);
          return change.to === ''
            ? t('review.change.whyRemoved', { number, from: change.from })
            : t('review.change.why', { number, to: change.to });
        }
        case 'notesAdded':
        case 'notesChanged':
        case 'notesRemoved':
          return t(`review.change.${change.kind}`);
        default:
          return t(`review.change.${change.kind}`, { title: change.title });
      }
    },
    [t],
  );
}
