import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ReviewVersion } from '@keyresults/backstage-plugin-okr-common';
import { Instant } from '../common/Instant';
import { useText } from '../common/useText';
import { diffReviews } from './diffReviews';
import { useReviewStyles } from './reviewStyles';
import { useChangeText } from './useChangeText';

/** Who changed what of a review, and when, newest first. @internal */
export const ReviewHistory = (props: {
  versions: readonly ReviewVersion[];
}) => {
  const classes = useReviewStyles();
  const t = useText();
  const textOf = useChangeText();
  const { versions } = props;
  return (
    <section>
      <h3 className={classes.heading}>{t('review.historyTitle')}</h3>
      {versions.length === 0 && (
        <span className={classes.quiet}>{t('review.noHistory')}</span>
      )}
      <ol className={classes.versions}>
        {versions.map((version, index) => {
          const changes = diffReviews(
            versions[index + 1]?.review,
            version.review,
          );
          return (
            <li key={version.version} className={classes.version}>
              {t('review.saysWho', {
                who: <EntityRefLink entityRef={version.savedBy} />,
                instant: <Instant instant={version.savedAt} />,
              })}
              <ul className={classes.list}>
                {changes.map((change, place) => (
                  <li key={place}>{textOf(change)}</li>
                ))}
                {changes.length === 0 && <li>{t('review.change.nothing')}</li>}
              </ul>
            </li>
          );
        })}
      </ol>
    </section>
  );
};
