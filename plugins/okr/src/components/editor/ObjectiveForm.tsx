import { useState } from 'react';
import Button from '@material-ui/core/Button';
import type { WrittenObjective } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { FieldHints } from '../hints';
import { AddKeyResult } from './AddKeyResult';
import { useEditorStyles } from './editorStyles';
import { hasLeft } from './hasLeft';
import { useFields } from './FieldsContext';
import { KeyResultForm } from './KeyResultForm';
import { MoreFields } from './MoreFields';
import { newObjective } from './newParts';
import { PartButtons } from './PartButtons';
import { partMark } from './useFormFocus';
import { idOf, problemAt, typedText } from './written';
import { WrittenField } from './WrittenField';

/** One objective with its key results, in fields. @internal */
export const ObjectiveForm = (props: {
  objective: WrittenObjective;
  siblings: readonly string[];
  /** Of the screen, whatever its id becomes. */
  partKey: string;
  /** There are very many: its key results are shown when they are asked for. */
  folded: boolean;
}) => {
  const classes = useEditorStyles();
  const t = useText();
  const { change, cycles, problems, keysOf } = useFields();
  const { objective, siblings } = props;
  const path = [objective.id];
  const [open, setOpen] = useState(
    () => !props.folded || problemAt(problems, path) !== undefined,
  );
  const typed = typedText(objective.fields.objective);
  const name = typed || objective.id;
  const keyResultIds = objective.keyResults.map(({ id }) => id);
  const keys = keysOf(props.partKey, keyResultIds);
  const nameIt = () => {
    if (typed !== '' && newObjective.isNewId(objective.id)) {
      const id = idOf(typed, siblings, objective.id);
      change([{ kind: 'rename', path, id }]);
    }
  };
  return (
    <fieldset
      className={classes.objective}
      aria-label={name}
      {...partMark(path)}
      onBlur={event => hasLeft(event) && nameIt()}
    >
      <div className={classes.head}>
        <WrittenField
          of={objective}
          path={path}
          name="objective"
          label={t('editor.field.objective')}
          className={classes.grow}
        />
        <WrittenField
          of={objective}
          path={path}
          name="cycle"
          label={t('editor.field.cycle')}
          example={cycles[0]}
          className={classes.short}
        />
        <PartButtons name={name} path={path} siblings={siblings} />
      </div>
      <FieldHints path={path} beside={[]} />
      <MoreFields of={objective} path={path} />
      {props.folded && (
        <Button
          size="small"
          className={`${classes.small} ${classes.flush}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'editor.fold' : 'editor.unfold', {
            count: objective.keyResults.length,
          })}
        </Button>
      )}
      {open &&
        objective.keyResults.map((keyResult, index) => (
          <KeyResultForm
            key={keys[index]}
            objectiveId={objective.id}
            keyResult={keyResult}
            siblings={keyResultIds}
          />
        ))}
      {open && <AddKeyResult objective={objective} />}
    </fieldset>
  );
};
