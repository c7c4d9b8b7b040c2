import { useState } from 'react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import type {
  MetricsResponse,
  SourceResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { EditorNotices } from './EditorNotices';
import { useEditorStyles } from './editorStyles';
import { FieldsProvider } from './FieldsContext';
import { FormView } from './FormView';
import { OpenOutcome, OutcomeView } from './OutcomeView';
import { PreviewPane } from './PreviewPane';
import { SaveFields } from './SaveFields';
import { TextView } from './TextView';
import { useDraft } from './useDraft';
import { usePreview } from './usePreview';
import { useSaveEdit } from './useSaveEdit';

interface EditorProps {
  userRef: string;
  entityRef: string;
  measured: boolean;
  cycles: readonly string[];
  source: SourceResponse;
  metrics: MetricsResponse;
  /** Nothing is left to do. */
  onDone(how: 'written' | 'overlaid' | 'proposed'): void;
  onClose(): void;
}

/** Key results being changed, as fields or as text; both are the same. @internal */
export const Editor = (props: EditorProps) => {
  const classes = useEditorStyles();
  const t = useText();
  const { entityRef, source, metrics, cycles } = props;
  const [view, setView] = useState<'form' | 'text'>('form');
  const [outcome, setOutcome] = useState<OpenOutcome>();
  const draft = useDraft(props);
  const { text, reason, from, changed, problems, dispatch } = draft;
  const preview = usePreview(entityRef, text, from.base);
  const { save, saving, failure } = useSaveEdit({
    entityRef,
    source,
    onSaved: saved => {
      const isKept =
        saved.outcome === 'noWriteAccess' || saved.outcome === 'patch';
      if (!isKept) {
        dispatch({ kind: 'discard', source: { ...source, annotation: text } });
      }
      if (saved.outcome === 'written' || saved.outcome === 'overlaid') {
        props.onDone(saved.outcome);
      } else {
        setOutcome(saved);
      }
    },
    onConflict: conflict =>
      dispatch({
        kind: 'reapply',
        ...conflict,
        labels: {
          mine: t('editor.conflict.mine'),
          theirs: t('editor.conflict.theirs'),
        },
      }),
  });
  const send = (fork?: boolean) =>
    save({ text, base: from.base, reason, fork });

  if (outcome) {
    return (
      <OutcomeView
        outcome={outcome}
        saving={saving}
        onFork={() => send(true)}
        onBack={() => setOutcome(undefined)}
        onClose={() =>
          outcome.outcome === 'proposed'
            ? props.onDone('proposed')
            : props.onClose()
        }
      />
    );
  }
  const needsReason = preview.data?.needsReason ?? false;
  const missing = needsReason && reason.trim() === '';
  return (
    <>
      <DialogContent className={classes.halves}>
        <div className={classes.notices}>
          <EditorNotices draft={draft} source={source} failure={failure} />
        </div>
        <section aria-label={t('editor.title')}>
          <Tabs
            value={view}
            indicatorColor="primary"
            aria-label={t('editor.title')}
            onChange={(_, value) => setView(value)}
          >
            <Tab value="form" label={t('editor.form')} />
            <Tab value="text" label={t('editor.text.title')} />
          </Tabs>
          <div className={classes.pane}>
            {view === 'text' && (
              <TextView
                text={text}
                metrics={metrics}
                cycles={cycles}
                onChange={changedText =>
                  dispatch({ kind: 'write', text: changedText })
                }
              />
            )}
            {view === 'form' && (
              <FieldsProvider
                value={{
                  entityRef,
                  measured: props.measured,
                  metrics: metrics.metrics,
                  cycles,
                  objectives: draft.objectives,
                  problems,
                  change: (changes, field) =>
                    dispatch({ kind: 'change', changes, field }),
                }}
              >
                <FormView written={draft.written} refusal={draft.refusal} />
              </FieldsProvider>
            )}
          </div>
        </section>
        <PreviewPane preview={preview} place={source.place.title} />
      </DialogContent>
      <DialogActions className={classes.footer} disableSpacing>
        <SaveFields
          source={source}
          reason={reason}
          needsReason={needsReason}
          changes={preview.data?.changes ?? []}
          problem={failure?.kind === 'reason' ? failure.message : undefined}
          disabled={saving}
          onReason={changedReason =>
            dispatch({ kind: 'reason', reason: changedReason })
          }
        />
        <div className={classes.footerButtons}>
          <Button onClick={props.onClose}>{t('editor.later')}</Button>
          <Button
            color="primary"
            variant="contained"
            disabled={
              saving || !changed || missing || draft.reapplied === 'conflicts'
            }
            onClick={() => send()}
          >
            {t(saving ? 'editor.saving' : `editor.save.${source.destination}`)}
          </Button>
        </div>
      </DialogActions>
    </>
  );
};
