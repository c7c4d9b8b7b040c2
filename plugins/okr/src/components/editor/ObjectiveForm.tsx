import Button from '@material-ui/core/Button';
import type { WrittenObjective } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { useEditorStyles } from './editorStyles';
import { hasLeft } from './hasLeft';
import { useFields } from './FieldsContext';
import { KeyResultForm } from './KeyResultForm';
import { MoreFields } from './MoreFields';
import { newKeyResult, newObjective } from './newParts';
import { PartButtons } from './PartButtons';
import { idOf, typedText, WrittenKind } from './written';
import { WrittenField } from './WrittenField';

const kinds: WrittenKind[] = ['metric', 'manual', 'habit', 'milestone'];

const AddKeyResult = (props: { objective: WrittenObjective }) => {
  const classes = useEditorStyles();
  const t = useText();
  const { change, measured, metrics } = useFields();
  const { id, keyResults } = props.objective;
  return (
    <div className={classes.head} role="group" aria-label={t('editor.add')}>
      {kinds
        .filter(kind => measured || kind !== 'metric')
        .map(kind => (
          <Button
            key={kind}
            size="small"
            variant="outlined"
            className={classes.small}
            onClick={() =>
              change([
                newKeyResult.change(
                  id,
                  kind,
                  keyResults.map(it => it.id),
                  metrics[0],
                ),
              ])
            }
          >
            {t(`editor.addKind.${kind}`)}
          </Button>
        ))}
    </div>
  );
};

/** One objective with its key results, in fields. @internal */
export const ObjectiveForm = (props: {
  objective: WrittenObjective;
  siblings: readonly string[];
}) => {
  const classes = useEditorStyles();
  const t = useText();
  const { change, cycles } = useFields();
  const { objective, siblings } = props;
  const path = [objective.id];
  const typed = typedText(objective.fields.objective);
  const name = typed || objective.id;
  const keyResultIds = objective.keyResults.map(({ id }) => id);
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
          hint={t('editor.hint.cycle', { cycle: cycles[0] ?? '' })}
        />
        <PartButtons name={name} path={path} siblings={siblings} />
      </div>
      <MoreFields of={objective} path={path} />
      {objective.keyResults.map(keyResult => (
        <KeyResultForm
          key={keyResult.id}
          objectiveId={objective.id}
          keyResult={keyResult}
          siblings={keyResultIds}
        />
      ))}
      <AddKeyResult objective={objective} />
    </fieldset>
  );
};
