import { useState } from 'react';
import Button from '@material-ui/core/Button';
import type {
  EditConflict,
  OkrsResponse,
  SourceResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { Notice } from '../common/Notice';
import { Placeholder } from '../common/Placeholder';
import { useText } from '../common/useText';
import { ObjectiveSection } from '../objectives/ObjectiveSection';
import { Problems } from '../states/Problems';
import { DiffView } from './DiffView';
import { EditorTabs } from './EditorTabs';
import { useEditorStyles } from './editorStyles';
import { HalfWidth } from './HalfWidth';
import type { Preview } from './usePreview';

const nothing = () => {};

/** The objectives as the tab will show them, those of each cycle it can show. */
const WouldShow = (props: { okrs: OkrsResponse }) => {
  const classes = useEditorStyles();
  const t = useText();
  const { okrs } = props;
  return (
    <HalfWidth>
      {okrs.objectives.length === 0 && (
        <p className={classes.quiet}>
          {t('tab.noObjectives', { cycle: okrs.cycle.label })}
        </p>
      )}
      {okrs.objectives.map(objective => (
        <ObjectiveSection
          key={objective.id}
          entityRef={okrs.entityRef}
          objective={objective}
          cycle={okrs.cycle}
          asOf={okrs.asOf}
          onOpen={nothing}
        />
      ))}
    </HalfWidth>
  );
};

/** What a change would do: to the tab, and to the file. @internal */
export const PreviewPane = (props: {
  preview: Preview;
  source: SourceResponse;
  saving: boolean;
  /** Puts what somebody else wrote meanwhile under the change. */
  onTakeUp(conflict: EditConflict): void;
}) => {
  const classes = useEditorStyles();
  const t = useText();
  const [shown, setShown] = useState<'tab' | 'file'>('tab');
  const { data, failure, conflict, settled, retry } = props.preview;
  const { destination, place } = props.source;
  return (
    <section
      className={classes.half}
      aria-label={t('editor.preview.title')}
      aria-busy={!settled}
    >
      <EditorTabs<'tab' | 'file'>
        label={t('editor.preview.title')}
        shown={shown}
        onShow={setShown}
        views={[
          { view: 'tab', label: t('editor.preview.tab') },
          {
            view: 'file',
            label: t(
              destination === 'overlay'
                ? 'editor.preview.overlay'
                : 'editor.preview.file',
            ),
          },
        ]}
      >
        {conflict && (
          <Notice
            severity="info"
            title={t('editor.conflict.meanwhile')}
            action={
              <Button
                size="small"
                variant="outlined"
                disabled={props.saving}
                onClick={() => props.onTakeUp(conflict)}
              >
                {t('editor.conflict.takeUp')}
              </Button>
            }
          >
            {t('editor.conflict.kept')}
          </Notice>
        )}
        {failure && (
          <Notice
            severity="warning"
            title={t('editor.preview.failed')}
            action={
              <Button size="small" variant="outlined" onClick={retry}>
                {t('error.retry')}
              </Button>
            }
          >
            {failure.kind === 'other'
              ? failure.message
              : t('editor.preview.unanswered')}
          </Notice>
        )}
        {data?.refusal && (
          <Notice severity="warning" title={data.refusal.message}>
            {data.refusal.advice}
          </Notice>
        )}
        {!data && !failure && !conflict && <Placeholder height={240} />}
        {data && <Problems problems={data.problems} />}
        {data && shown === 'file' && (settled || data.diff.length > 0) && (
          <DiffView label={place.title} hunks={data.diff} />
        )}
        {!settled && data?.diff.length === 0 && shown === 'file' && (
          <p className={classes.quiet}>{t('editor.preview.waiting')}</p>
        )}
        {data?.okrs && shown === 'tab' && <WouldShow okrs={data.okrs} />}
      </EditorTabs>
    </section>
  );
};
