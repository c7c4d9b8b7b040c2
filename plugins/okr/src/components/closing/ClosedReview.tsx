import { useState } from 'react';
import Button from '@material-ui/core/Button';
import EditIcon from '@material-ui/icons/EditOutlined';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { CycleSummary } from '@keyresults/backstage-plugin-okr-common';
import { useCycleReport } from '../../hooks/useCycles';
import { Instant } from '../common/Instant';
import { Placeholder } from '../common/Placeholder';
import { Section } from '../common/Section';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';
import { useClosingStyles } from './closingStyles';
import { ReportButton } from './ReportButton';
import { ReviewVersions } from './ReviewVersions';
import { SaidOfObjectives } from './SaidOfObjectives';

/** What was said of a cycle when it was closed. @internal */
export const ClosedReview = (props: {
  entityRef: string;
  cycle: CycleSummary;
  /** Left out where the reader may not edit it. */
  onEdit?(): void;
}) => {
  const classes = useClosingStyles();
  const t = useText();
  const { entityRef, cycle, onEdit } = props;
  const { data, error, loading, retry } = useCycleReport(entityRef, cycle.id);
  const [showsHistory, setShowsHistory] = useState(false);
  const closing = data?.closing;
  const review = closing?.review;
  return (
    <Section
      title={t('closing.closed', { cycle: cycle.label })}
      actions={
        <div className={classes.actions}>
          <ReportButton entityRef={entityRef} cycle={cycle.id} />
          {onEdit && (
            <Button
              size="small"
              startIcon={<EditIcon fontSize="small" />}
              onClick={onEdit}
            >
              {t('closing.edit')}
            </Button>
          )}
        </div>
      }
    >
      {!data &&
        (error ? (
          <LoadError error={error} retry={retry} loading={loading} part />
        ) : (
          <Placeholder height={96} />
        ))}
      {data && closing && review && (
        <div className={classes.review}>
          <div className={classes.facts}>
            <span>
              {t('closing.closedBy', {
                who: <EntityRefLink entityRef={closing.closedBy} />,
                instant: <Instant instant={closing.closedAt} />,
              })}
            </span>
            {review.version > 1 && (
              <span>
                {t('closing.editedBy', {
                  who: <EntityRefLink entityRef={review.savedBy} />,
                  instant: <Instant instant={review.savedAt} />,
                })}
              </span>
            )}
            {data.asOf < cycle.to && (
              <span>
                {t('closing.asOf', {
                  instant: <Instant instant={data.asOf} />,
                })}
              </span>
            )}
          </div>
          <SaidOfObjectives objectives={data.objectives} review={review} />
          {review.version > 1 && (
            <button
              type="button"
              className={classes.link}
              aria-expanded={showsHistory}
              onClick={() => setShowsHistory(!showsHistory)}
            >
              {t(showsHistory ? 'closing.hideHistory' : 'closing.history')}
            </button>
          )}
          {showsHistory && (
            <ReviewVersions key={review.version} report={data} />
          )}
        </div>
      )}
    </Section>
  );
};
