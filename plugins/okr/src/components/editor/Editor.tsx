import { useMemo, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import type {
  MetricsResponse,
  SourceResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { editorHints } from '../hints';
import { EditorForm } from './EditorForm';
import { EditorNotices } from './EditorNotices';
import { useEditorStyles } from './editorStyles';
import { EditorTabs } from './EditorTabs';
import { OpenOutcome, OutcomeView } from './OutcomeView';
import { PreviewPane } from './PreviewPane';
import { SaveFields } from './SaveFields';
import { TextView } from './TextView';
import type { BegunEdit } from './BegunEdit';
import { useDraft } from './useDraft';
import { useFocusKept } from './useFocusKept';
import { usePreview } from './usePreview';
import { useSaveEdit } from './useSaveEdit';
import { useTakeUp } from './useTakeUp';

interface EditorProps {
  userRef: string;
  entityRef: string;
  measured: boolean;
  begun?: BegunEdit;
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
  // Objective, `keyResults` and key result. Once only: who looks at the text goes on where they were.
  const [startAt, setStartAt] = useState(draft.begun?.[0]?.path.slice(0, 3));
  const { text, reason, from, changed, dispatch } = draft;
  const notices = useRef<HTMLDivElement>(null);
  const views = useRef<HTMLDivElement>(null);
  const outcomeView = useRef<HTMLDivElement>(null);
  useFocusKept(notices, outcomeView, views);
  const preview = usePreview(entityRef, text, from.base);
  const hints = useMemo(
    () =>
      editorHints(
        draft.objectives,
        metrics.metrics,
        draft.problems,
        preview.data?.okrs,
      ),
    [draft.objectives, draft.problems, metrics, preview.data],
  );
  const takeUp = useTakeUp(draft, preview.conflict);
  const { save, saving, failure } = useSaveEdit({
    entityRef,
    source,
    onSaved: (saved, sent) => {
      const isKept =
        saved.outcome === 'noWriteAccess' || saved.outcome === 'patch';
      if (!isKept) {
        dispatch({ kind: 'saved', text: sent });
      }
      if (saved.outcome === 'written' || saved.outcome === 'overlaid') {
        props.onDone(saved.outcome);
      } else {
        setOutcome(saved);
      }
    },
    onConflict: takeUp,
  });
  const send = (fork?: boolean) => save({ text, from, reason, fork });

  if (outcome) {
    return (
      <OutcomeView
        place={outcomeView}
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
  const isImpossible =
    !changed ||
    (needsReason && reason.trim() === '') ||
    draft.reapplied === 'conflicts' ||
    source.refusal !== undefined;
  return (
    <>
      <DialogContent className={classes.halves}>
        <div ref={notices} tabIndex={-1} className={classes.notices}>
          <EditorNotices
            draft={draft}
            source={source}
            failure={failure}
            saving={saving}
          />
        </div>
        <section
          className={classes.half}
          aria-label={t('editor.title')}
          aria-busy={saving}
        >
          <div ref={views} tabIndex={-1} className={classes.resting}>
            <EditorTabs<'form' | 'text'>
              label={t('editor.title')}
              shown={view}
              onShow={next => {
                setStartAt(undefined);
                setView(next);
              }}
              views={[
                { view: 'form', label: t('editor.form') },
                { view: 'text', label: t('editor.text.title') },
              ]}
            >
              {view === 'text' ? (
                <TextView
                  text={text}
                  metrics={metrics}
                  cycles={cycles}
                  saving={saving}
                  onChange={changedText =>
                    dispatch({ kind: 'write', text: changedText })
                  }
                />
              ) : (
                <EditorForm
                  draft={draft}
                  entityRef={entityRef}
                  measured={props.measured}
                  metrics={metrics.metrics}
                  hints={hints}
                  cycles={cycles}
                  saving={saving}
                  startAt={startAt}
                  onText={() => setView('text')}
                />
              )}
            </EditorTabs>
          </div>
        </section>
        <PreviewPane
          preview={preview}
          source={source}
          saving={saving}
          onTakeUp={takeUp}
        />
      </DialogContent>
      <DialogActions className={classes.footer} disableSpacing>
        <SaveFields
          source={source}
          reason={reason}
          needsReason={needsReason}
          changes={preview.data?.changes ?? []}
          problem={failure?.kind === 'reason' ? failure.message : undefined}
          saving={saving}
          onReason={changedReason =>
            dispatch({ kind: 'reason', reason: changedReason })
          }
        />
        <div role="status" className={classes.unseen}>
          {saving && t('editor.saving')}
        </div>
        <div className={classes.footerButtons}>
          <Button onClick={props.onClose}>
            {t(changed ? 'editor.later' : 'editor.nothingChanged')}
          </Button>
          <Button
            color="primary"
            variant="contained"
            disabled={isImpossible}
            aria-disabled={saving}
            onClick={() => !saving && send()}
          >
            {t(saving ? 'editor.saving' : `editor.save.${source.destination}`)}
          </Button>
        </div>
      </DialogActions>
    </>
  );
};
