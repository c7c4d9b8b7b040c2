import type { WrittenFields } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { FieldHints } from '../hints';
import { useEditorStyles } from './editorStyles';
import { hasLeft } from './hasLeft';
import { useFields } from './FieldsContext';
import { GoalFields } from './GoalFields';
import { MoreFields } from './MoreFields';
import { newKeyResult } from './newParts';
import { PartButtons } from './PartButtons';
import { partMark } from './useFormFocus';
import { fieldsShown, idOf, kindOf, typedText } from './written';
import { WrittenField } from './WrittenField';

/** One key result in fields. @internal */
export const KeyResultForm = (props: {
  objectiveId: string;
  keyResult: WrittenFields;
  siblings: readonly string[];
}) => {
  const classes = useEditorStyles();
  const t = useText();
  const { change, objectives } = useFields();
  const { objectiveId, keyResult, siblings } = props;
  const path = [objectiveId, 'keyResults', keyResult.id];
  const understood = objectives
    .find(({ id }) => id === objectiveId)
    ?.keyResults.find(({ id }) => id === keyResult.id);
  const typed = typedText(keyResult.fields.title);
  const name = typed || (understood?.title ?? keyResult.id);
  const kind = kindOf(keyResult);

  // An id that was made up gives way to one that says something.
  const nameIt = () => {
    if (newKeyResult.isNewId(keyResult.id)) {
      const others = siblings.filter(it => it !== keyResult.id);
      const id = idOf(name, others, keyResult.id);
      if (id !== keyResult.id) {
        change([{ kind: 'rename', path, id }]);
      }
    }
  };
  return (
    <fieldset
      className={classes.keyResult}
      aria-label={name}
      {...partMark(path)}
      onBlur={event => hasLeft(event) && nameIt()}
    >
      <div className={classes.head}>
        <WrittenField
          of={keyResult}
          path={path}
          name="title"
          label={t(`editor.titleOf.${kind}`)}
          example={understood?.title}
          className={classes.grow}
        />
        <PartButtons name={name} path={path} siblings={siblings} />
      </div>
      <div className={classes.fields}>
        <GoalFields of={keyResult} path={path} />
      </div>
      <FieldHints path={path} beside={fieldsShown(keyResult)} />
      <MoreFields of={keyResult} path={path} />
    </fieldset>
  );
};
