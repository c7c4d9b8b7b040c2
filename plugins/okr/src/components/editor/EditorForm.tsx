import { useCallback, useRef, useState } from 'react';
import type { AnnotationChange } from '@keyresults/backstage-plugin-okr-common';
import { useEditorStyles } from './editorStyles';
import { FieldsProvider, FormFields } from './FieldsContext';
import { FormView } from './FormView';
import { createPartKeys } from './partKeys';
import type { Draft } from './useDraft';
import { useFormFocus } from './useFormFocus';

/** The annotation as a form that can be used without looking and without a mouse. @internal */
export const EditorForm = (
  props: Pick<
    FormFields,
    'entityRef' | 'measured' | 'metrics' | 'cycles' | 'hints' | 'saving'
  > & {
    draft: Draft;
    /** The objective or key result where work begins. */
    startAt?: readonly string[];
    onText(): void;
  },
) => {
  const classes = useEditorStyles();
  const { draft, startAt, onText, ...known } = props;
  const { objectives, problems, dispatch, written, refusal } = draft;
  const element = useRef<HTMLDivElement>(null);
  const focusNext = useFormFocus(
    element,
    startAt && { path: startAt, places: ['field'] },
  );
  const [said, announce] = useState('');
  const [keys] = useState(createPartKeys);
  const change = useCallback(
    (changes: readonly AnnotationChange[], field?: string) => {
      for (const it of changes) {
        if (it.kind === 'rename') {
          keys.renamed(it.path, it.id);
        }
      }
      dispatch({ kind: 'change', changes, field });
    },
    [dispatch, keys],
  );
  return (
    <FieldsProvider
      value={{
        ...known,
        objectives,
        problems,
        change,
        focusNext,
        announce,
        keysOf: keys.keysOf,
      }}
    >
      <div ref={element}>
        <fieldset className={classes.form} disabled={props.saving}>
          <FormView written={written} refusal={refusal} onText={onText} />
        </fieldset>
        <div role="status" className={classes.unseen}>
          {said}
        </div>
      </div>
    </FieldsProvider>
  );
};
