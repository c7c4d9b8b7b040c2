import { useId } from 'react';
import Dialog from '@material-ui/core/Dialog';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useTheme } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import type {
  CycleClosing,
  CycleSummary,
} from '@keyresults/backstage-plugin-okr-common';
import { useCycleReport } from '../../hooks/useCycles';
import { Placeholder } from '../common/Placeholder';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';
import { ClosingForm } from './ClosingForm';
import { useClosingStyles } from './closingStyles';

/** Closes a cycle, or edits its review, over the page. @internal */
export const ClosingDialog = (props: {
  entityRef: string;
  cycle: CycleSummary;
  onSaved(closing: CycleClosing): void;
  onClose(): void;
}) => {
  const classes = useClosingStyles();
  const t = useText();
  const titleId = useId();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('xs'));
  const { entityRef, cycle, onClose } = props;
  const { data, error, loading, retry } = useCycleReport(entityRef, cycle.id);
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
      <DialogTitle disableTypography className={classes.dialogTitle}>
        <Typography id={titleId} variant="h5" component="h2">
          {t(data?.closing ? 'closing.editTitle' : 'closing.open', {
            cycle: cycle.label,
          })}
        </Typography>
        <IconButton
          className={classes.close}
          aria-label={t('closing.cancel')}
          onClick={onClose}
        >
          <CloseIcon />
        </IconButton>
      </DialogTitle>
      {data ? (
        <ClosingForm report={data} onSaved={props.onSaved} onClose={onClose} />
      ) : (
        <DialogContent>
          {error ? (
            <LoadError error={error} retry={retry} loading={loading} list />
          ) : (
            <Placeholder height={480} />
          )}
        </DialogContent>
      )}
    </Dialog>
  );
};
