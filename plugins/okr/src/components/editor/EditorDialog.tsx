import { useId } from 'react';
import Dialog from '@material-ui/core/Dialog';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import CloseIcon from '@material-ui/icons/Close';
import { cycleAt } from '@keyresults/backstage-plugin-okr-common';
import type { CycleOptions } from '@keyresults/backstage-plugin-okr-common';
import { useMetrics, useSource, useUserRef } from '../../hooks/useEditing';
import { useNow } from '../../hooks/useNow';
import { Placeholder } from '../common/Placeholder';
import { useText } from '../common/useText';
import type { BegunEdit } from './BegunEdit';
import { Editor } from './Editor';
import { useEditorStyles } from './editorStyles';
import { OpenError } from './OpenError';

/** The cycle that runs and the one after it. */
function cyclesToOffer(now: number, options: CycleOptions): string[] {
  const current = cycleAt(now, options);
  return [current.id, cycleAt(current.to, options).id];
}

/** The editor over the page. @internal */
export const EditorDialog = (props: {
  entityRef: string;
  /** What people call the entity. */
  name: string;
  measured: boolean;
  begun?: BegunEdit;
  onDone(how: 'written' | 'overlaid' | 'proposed'): void;
  onClose(): void;
}) => {
  const classes = useEditorStyles();
  const t = useText();
  const titleId = useId();
  const now = useNow();
  const userRef = useUserRef();
  const source = useSource(props.entityRef);
  const metrics = useMetrics();
  const error = source.error ?? metrics.error;
  const ready = userRef && source.data && metrics.data;
  const retry = () => {
    source.retry();
    metrics.retry();
  };
  // Escape that closes a list of completions closes nothing else.
  const close = (event: Event) => !event.defaultPrevented && props.onClose();
  return (
    <Dialog open fullScreen onClose={close} aria-labelledby={titleId}>
      <DialogTitle disableTypography className={classes.title}>
        <Typography
          id={titleId}
          variant="h5"
          component="h2"
          className={classes.titleText}
        >
          {t('editor.titleOf.entity', { name: props.name })}
        </Typography>
        <IconButton
          className={classes.close}
          aria-label={t('review.close')}
          onClick={props.onClose}
        >
          <CloseIcon />
        </IconButton>
      </DialogTitle>
      {!ready && (
        <DialogContent>
          {error ? (
            <OpenError
              error={error}
              retry={retry}
              loading={source.loading || metrics.loading}
            />
          ) : (
            <Placeholder height={480} />
          )}
        </DialogContent>
      )}
      {ready && source.data && metrics.data && (
        <Editor
          userRef={userRef}
          entityRef={props.entityRef}
          measured={props.measured}
          begun={props.begun}
          cycles={cyclesToOffer(now.getTime(), metrics.data.cycles)}
          source={source.data}
          metrics={metrics.data}
          onDone={props.onDone}
          onClose={props.onClose}
        />
      )}
    </Dialog>
  );
};
