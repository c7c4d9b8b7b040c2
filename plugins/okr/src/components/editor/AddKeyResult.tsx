import Button from '@material-ui/core/Button';
import type { WrittenObjective } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { useEditorStyles } from './editorStyles';
import { useFields } from './FieldsContext';
import { newKeyResult } from './newParts';
import { placeMark } from './useFormFocus';
import type { WrittenKind } from './written';

const kinds: WrittenKind[] = ['metric', 'manual', 'habit', 'milestone'];

/** Buttons for one more key result of each kind. @internal */
export const AddKeyResult = (props: { objective: WrittenObjective }) => {
  const classes = useEditorStyles();
  const t = useText();
  const { change, focusNext, measured, metrics } = useFields();
  const { id, keyResults } = props.objective;
  const taken = keyResults.map(it => it.id);
  const add = (kind: WrittenKind) => {
    const added = newKeyResult.change(id, kind, taken, metrics[0]);
    focusNext({ path: added.path, places: ['field'] });
    change([added]);
  };
  return (
    <div className={classes.head} role="group" aria-label={t('editor.add')}>
      {kinds
        .filter(kind => measured || kind !== 'metric')
        .map((kind, index) => (
          <Button
            key={kind}
            size="small"
            variant="outlined"
            className={classes.small}
            onClick={() => add(kind)}
            {...(index === 0 && placeMark([id], 'add'))}
          >
            {t(`editor.addKind.${kind}`)}
          </Button>
        ))}
    </div>
  );
};
