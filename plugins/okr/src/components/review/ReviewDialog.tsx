import { lazy, Suspense, useCallback } from 'react';
import DialogContent from '@material-ui/core/DialogContent';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import type {
  IncidentResponse,
  IncidentRow,
} from '@keyresults/backstage-plugin-okr-common';
import { useUserRef } from '../../hooks/useEditing';
import { useIncident } from '../../hooks/useIncidents';
import { quietText } from '../../theme/stateColours';
import { PageDialog } from '../common/PageDialog';
import { Placeholder } from '../common/Placeholder';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';

const toastMilliseconds = 5_000;

const waiting = (
  <DialogContent>
    <Placeholder height={480} />
  </DialogContent>
);

const useStyles = makeStyles(theme => ({
  facts: { ...theme.typography.body2, color: quietText(theme) },
}));

/** Loaded by those who open an incident. */
const ReviewBody = lazy(() =>
  import('./ReviewBody').then(module => ({ default: module.ReviewBody })),
);

/** One incident with its review, over the page. @internal */
export const ReviewDialog = (props: {
  entityRef: string;
  incidentId: string;
  onClose(): void;
  onSaved(incident: IncidentRow): void;
}) => {
  const classes = useStyles();
  const t = useText();
  const userRef = useUserRef();
  const toastApi = useApi(toastApiRef);
  const { entityRef, incidentId, onClose, onSaved } = props;
  const { data, error, loading, retry } = useIncident(entityRef, incidentId);
  const ready = data !== undefined && userRef !== undefined;

  const saved = useCallback(
    (response: IncidentResponse) => {
      toastApi.post({
        title: t('review.saved'),
        status: 'success',
        timeout: toastMilliseconds,
      });
      onSaved(response.incident);
      onClose();
    },
    [toastApi, t, onSaved, onClose],
  );

  return (
    <PageDialog
      title={data ? data.incident.title : t('review.title')}
      facts={
        data && (
          <div className={classes.facts}>
            {t('review.title')} · {data.incident.target}
            {data.incident.url !== '' && (
              <>
                {' · '}
                <Link to={data.incident.url}>{t('review.atSource')}</Link>
              </>
            )}
          </div>
        )
      }
      closeLabel={t('review.close')}
      onClose={onClose}
    >
      {!ready && !error && waiting}
      {!data && error && (
        <DialogContent>
          <LoadError error={error} retry={retry} loading={loading} part />
        </DialogContent>
      )}
      {ready && (
        <Suspense fallback={waiting}>
          <ReviewBody
            userRef={userRef}
            entityRef={entityRef}
            incident={data}
            onSaved={saved}
            onClose={onClose}
          />
        </Suspense>
      )}
    </PageDialog>
  );
};
