import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { suggestionChanges } from '@keyresults/backstage-plugin-okr-common';
import type { WrittenObjective } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { useEditorStyles } from '../editor/editorStyles';
import { useFields } from '../editor/FieldsContext';
import { metricLabel } from '../../format/metrics';
import { Suggestions } from './Suggestions';

/** Asks for suggestions while key results are written, and adds them one by one. @internal */
export const SuggestInEditor = (props: {
  written: readonly WrittenObjective[];
}) => {
  const classes = useEditorStyles();
  const t = useText();
  const { entityRef, change, announce, focusNext } = useFields();
  const [asked, setAsked] = useState(false);
  const taken = new Set(
    props.written.flatMap(({ keyResults }) =>
      keyResults.map(({ fields }) => String(fields.metric)),
    ),
  );
  return (
    <>
      <Button
        className={classes.small}
        aria-expanded={asked}
        onClick={() => setAsked(!asked)}
      >
        {t('suggestions.ask')}
      </Button>
      {asked && (
        <Suggestions
          entityRef={entityRef}
          taking="add"
          taken={taken}
          onTake={(suggestion, cycle) => {
            const changes = suggestionChanges(suggestion, props.written, cycle);
            focusNext({ path: changes[0].path, places: ['field'] });
            change(changes);
            announce(
              t('suggestions.added', { title: metricLabel(suggestion.metric) }),
            );
          }}
        />
      )}
    </>
  );
};
