import type { RefObject } from 'react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import type { EditResponse } from '@keyresults/backstage-plugin-okr-common';
import { CodeText } from '../common/CodeText';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { useEditorStyles } from './editorStyles';

/** Outcomes that somebody has to do something about. @internal */
export type OpenOutcome = Extract<
  EditResponse,
  { outcome: 'proposed' | 'noWriteAccess' | 'patch' }
>;

const Patch = (props: { patch: string }) => {
  const t = useText();
  return (
    <>
      <Typography variant="body2">{t('editor.patch.how')}</Typography>
      <CodeText
        text={props.patch}
        label={t('editor.patch.label')}
        copyLabel={t('editor.patch.copy')}
      />
    </>
  );
};

/** What became of a change, and what is left to do. @internal */
export const OutcomeView = (props: {
  /** Where the keyboard comes to. */
  place: RefObject<HTMLDivElement>;
  outcome: OpenOutcome;
  saving: boolean;
  onFork(): void;
  onBack(): void;
  onClose(): void;
}) => {
  const classes = useEditorStyles();
  const t = useText();
  const { outcome } = props;
  return (
    <>
      <DialogContent
        ref={props.place}
        tabIndex={-1}
        className={classes.outcome}
      >
        {outcome.outcome === 'proposed' && (
          <Notice severity="info" title={t('editor.proposed.title')}>
            <Typography variant="body2">
              <Link to={outcome.proposal.url}>{outcome.proposal.title}</Link>
            </Typography>
            <Typography variant="body2">{t('editor.proposed.text')}</Typography>
          </Notice>
        )}
        {outcome.outcome === 'noWriteAccess' && (
          <>
            <Notice severity="warning" title={t('editor.noAccess.title')}>
              <Typography variant="body2">
                {t(
                  outcome.canFork
                    ? 'editor.noAccess.fork'
                    : 'editor.noAccess.patch',
                )}
              </Typography>
            </Notice>
            <Patch patch={outcome.patch} />
          </>
        )}
        {outcome.outcome === 'patch' && (
          <>
            <Notice severity="info" title={t('editor.patch.title')}>
              <Typography variant="body2">{outcome.advice}</Typography>
            </Notice>
            <Patch patch={outcome.patch} />
          </>
        )}
      </DialogContent>
      <DialogActions>
        {outcome.outcome !== 'proposed' && (
          <Button onClick={props.onBack} disabled={props.saving}>
            {t('editor.back')}
          </Button>
        )}
        {outcome.outcome === 'noWriteAccess' && outcome.canFork && (
          <Button
            color="primary"
            variant="contained"
            disabled={props.saving}
            onClick={props.onFork}
          >
            {t('editor.noAccess.doFork')}
          </Button>
        )}
        <Button onClick={props.onClose}>{t('review.close')}</Button>
      </DialogActions>
    </>
  );
};
