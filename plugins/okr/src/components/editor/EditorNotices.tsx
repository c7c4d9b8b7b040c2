import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import type { SourceResponse } from '@keyresults/backstage-plugin-okr-common';
import { formatAgo } from '../../format/instants';
import { useNow } from '../../hooks/useNow';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { useEditorStyles } from './editorStyles';
import type { SaveFailure } from './saveFailure';
import type { Draft } from './useDraft';

/** What somebody should know before going on. @internal */
export const EditorNotices = (props: {
  draft: Draft;
  source: SourceResponse;
  failure?: SaveFailure;
  saving: boolean;
}) => {
  const classes = useEditorStyles();
  const t = useText();
  const now = useNow();
  const { draft, source, failure, saving } = props;
  const discard = (
    <Button
      size="small"
      disabled={saving}
      onClick={() => draft.dispatch({ kind: 'discard', source })}
    >
      {t('review.discard')}
    </Button>
  );
  const choice = (side: 'mine' | 'theirs', text: string) => (
    <Button
      size="small"
      variant="outlined"
      disabled={saving}
      onClick={() => draft.dispatch({ kind: 'write', text })}
    >
      {t(`editor.conflict.choose.${side}`)}
    </Button>
  );
  return (
    <>
      {source.refusal && (
        <Notice severity="warning" title={source.refusal.message}>
          <Typography variant="body2">{source.refusal.advice}</Typography>
        </Notice>
      )}
      {source.proposal && (
        <Notice severity="info" title={t('editor.continues')}>
          <Typography variant="body2">
            <Link to={source.proposal.url}>{source.proposal.title}</Link>
            {', '}
            {formatAgo(source.proposal.updatedAt, now)}
          </Typography>
        </Notice>
      )}
      {draft.restored && draft.changed && (
        <Notice severity="info" title={t('editor.restored')} action={discard} />
      )}
      {draft.reapplied === 'clean' && (
        <Notice severity="info" title={t('editor.conflict.clean')} />
      )}
      {draft.reapplied === 'same' && (
        <Notice severity="info" title={t('editor.conflict.same')} />
      )}
      {draft.choices && (
        <Notice severity="warning" title={t('editor.conflict.title')}>
          <Typography variant="body2">{t('editor.conflict.text')}</Typography>
          <div className={classes.choices}>
            {choice('mine', draft.choices.mine)}
            {choice('theirs', draft.choices.theirs)}
          </div>
        </Notice>
      )}
      {failure?.kind === 'unanswered' && (
        <Notice severity="warning" title={t('editor.unanswered.title')}>
          <Typography variant="body2">{t('editor.unanswered.text')}</Typography>
        </Notice>
      )}
      {failure?.kind === 'other' && (
        <Notice severity="warning" title={t('editor.failed')}>
          <Typography variant="body2">{failure.message}</Typography>
        </Notice>
      )}
    </>
  );
};
