import { useState } from 'react';
import Button from '@material-ui/core/Button';
import AddIcon from '@material-ui/icons/Add';
import Typography from '@material-ui/core/Typography';
import type { WrittenAnnotation } from '@keyresults/backstage-plugin-okr-common';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { SuggestInEditor } from '../suggestions';
import { useEditorStyles } from './editorStyles';
import { useFields } from './FieldsContext';
import { newObjective } from './newParts';
import { ObjectiveForm } from './ObjectiveForm';
import { placeMark } from './useFormFocus';

/** So many key results are too many to look through, and slow to type among. */
const manyKeyResults = 40;

function countOf(written: WrittenAnnotation): number {
  return written.kind === 'refused'
    ? 0
    : written.objectives.reduce(
        (count, { keyResults }) => count + keyResults.length,
        0,
      );
}

/** The annotation as fields. @internal */
export const FormView = (props: {
  written: WrittenAnnotation;
  refusal?: { message: string; advice: string };
  /** Leads to the text. */
  onText(): void;
}) => {
  const classes = useEditorStyles();
  const t = useText();
  const { change, cycles, focusNext, keysOf, measured } = useFields();
  const { written, refusal } = props;
  const [folded] = useState(() => countOf(written) > manyKeyResults);
  if (written.kind === 'refused') {
    return (
      <Notice
        severity="warning"
        title={written.message}
        action={
          <Button size="small" variant="outlined" onClick={props.onText}>
            {t('editor.toText')}
          </Button>
        }
      >
        <Typography variant="body2">{written.advice}</Typography>
      </Notice>
    );
  }
  const ids = written.objectives.map(({ id }) => id);
  const keys = keysOf('', ids);
  const add = () => {
    const added = newObjective.change(ids, cycles[0] ?? '');
    focusNext({ path: added.path, places: ['field'] });
    change([added]);
  };
  return (
    <div className={classes.list}>
      {refusal && (
        <Notice severity="warning" title={refusal.message}>
          <Typography variant="body2">{refusal.advice}</Typography>
        </Notice>
      )}
      {ids.length === 0 && (
        <p className={classes.quiet}>{t('editor.nothingYet')}</p>
      )}
      {written.objectives.map((objective, index) => (
        <ObjectiveForm
          key={keys[index]}
          partKey={keys[index]}
          folded={folded && !newObjective.isNewId(objective.id)}
          objective={objective}
          siblings={ids}
        />
      ))}
      <Button
        className={classes.small}
        color="primary"
        startIcon={<AddIcon />}
        onClick={add}
        {...placeMark([], 'add')}
      >
        {t('editor.addObjective')}
      </Button>
      {measured && <SuggestInEditor written={written.objectives} />}
    </div>
  );
};
