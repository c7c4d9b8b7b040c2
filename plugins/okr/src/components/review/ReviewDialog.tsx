import { lazy, Suspense, useCallback, useId } from 'react';
import Dialog from '@material-ui/core/Dialog';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import type {
  IncidentResponse,
  IncidentRow,
} from '@keyresults/backstage-plugin-okr-common';
import { useIncident } from '../../hooks/useIncidents';
import { quietText } from '../../theme/stateColours';
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
  title: { paddingRight: theme.spacing(8), overflowWrap: 'anywhere' },
  facts: { ...theme.typography.body2, color: quietText(theme) },
  close: {
    position: 'absolute',
    top: theme.spacing(1.5),
    right: theme.spacing(1.5),
  },
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
  const titleId = useId();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('xs'));
  const toastApi = useApi(toastApiRef);
  const { entityRef, incidentId, onClose, onSaved } = props;
  const { data, error, loading, retry } = useIncident(entityRef, incidentId);

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
    <Dialog
      open
      fullWidth
      maxWidth="md"
      scroll="body"
      fullScreen={narrow}
      onClose={onClose}
      aria-labelledby={titleId}
    >
      <DialogTitle disableTypography className={classes.title}>
        <Typography id={titleId} variant="h5" component="h2">
          {data ? data.incident.title : t('review.title')}
        </Typography>
        {data && (
          <div className={classes.facts}>
            {t('review.title')} · {data.incident.target} ·{' '}
            <Link to={data.incident.url}>{t('review.atSource')}</Link>
          </div>
        )}
        <IconButton
          className={classes.close}
          aria-label={t('review.close')}
          onClick={onClose}
        >
          <CloseIcon />
        </IconButton>
      </DialogTitle>
      {!data && !error && waiting}
      {!data && error && (
        <DialogContent>
          <LoadError error={error} retry={retry} loading={loading} list />
        </DialogContent>
      )}
      {data && (
        <Suspense fallback={waiting}>
          <ReviewBody
            entityRef={entityRef}
            incident={data}
            onSaved={saved}
            onClose={onClose}
          />
        </Suspense>
      )}
    </Dialog>
  );
};
