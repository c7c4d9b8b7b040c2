import { useState } from 'react';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import type { OkrsResponse } from '@keyresults/backstage-plugin-okr-common';
import { Notice } from '../common/Notice';
import { Placeholder } from '../common/Placeholder';
import { useText } from '../common/useText';
import { ObjectiveSection } from '../objectives/ObjectiveSection';
import { Problems } from '../states/Problems';
import { DiffView } from './DiffView';
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
export const PreviewPane = (props: { preview: Preview; place: string }) => {
  const classes = useEditorStyles();
  const t = useText();
  const [shown, setShown] = useState<'tab' | 'file'>('tab');
  const { data, error, settled } = props.preview;
  return (
    <section aria-label={t('editor.preview.title')} aria-busy={!settled}>
      <Tabs
        value={shown}
        indicatorColor="primary"
        aria-label={t('editor.preview.title')}
        onChange={(_, value) => setShown(value)}
      >
        <Tab value="tab" label={t('editor.preview.tab')} />
        <Tab value="file" label={t('editor.preview.file')} />
      </Tabs>
      <div className={classes.pane}>
        {error && (
          <Notice severity="warning" title={t('editor.preview.failed')}>
            {error.message}
          </Notice>
        )}
        {data?.refusal && (
          <Notice severity="warning" title={data.refusal.message}>
            {data.refusal.advice}
          </Notice>
        )}
        {!data && !error && <Placeholder height={240} />}
        {data && <Problems problems={data.problems} />}
        {data && shown === 'file' && (settled || data.diff.length > 0) && (
          <DiffView label={props.place} hunks={data.diff} />
        )}
        {!settled && data?.diff.length === 0 && shown === 'file' && (
          <p className={classes.quiet}>{t('editor.preview.waiting')}</p>
        )}
        {data?.okrs && shown === 'tab' && <WouldShow okrs={data.okrs} />}
      </div>
    </section>
  );
};
