import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { CycleReport } from '@keyresults/backstage-plugin-okr-common';
import { useReviewVersions } from '../../hooks/useCycles';
import { Instant } from '../common/Instant';
import { Placeholder } from '../common/Placeholder';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';
import { useClosingStyles } from './closingStyles';
import { SaidOfObjectives } from './SaidOfObjectives';

/** How the review of a cycle read before it was edited. @internal */
export const ReviewVersions = (props: { report: CycleReport }) => {
  const classes = useClosingStyles();
  const t = useText();
  const { entityRef, cycle, objectives } = props.report;
  const { data, error, loading, retry } = useReviewVersions(
    entityRef,
    cycle.id,
  );
  if (!data) {
    return error ? (
      <LoadError error={error} retry={retry} loading={loading} part />
    ) : (
      <Placeholder height={96} />
    );
  }
  return (
    <ol className={classes.list}>
      {data.versions.slice(1).map(review => (
        <li key={review.version}>
          <span className={classes.quiet}>
            {t('closing.version', {
              who: <EntityRefLink entityRef={review.savedBy} />,
              instant: <Instant instant={review.savedAt} />,
            })}
          </span>
          <SaidOfObjectives objectives={objectives} review={review} />
        </li>
      ))}
    </ol>
  );
};
