import Button from '@material-ui/core/Button';
import AddIcon from '@material-ui/icons/Add';
import Typography from '@material-ui/core/Typography';
import type { WrittenAnnotation } from '@keyresults/backstage-plugin-okr-common';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { useEditorStyles } from './editorStyles';
import { useFields } from './FieldsContext';
import { newObjective } from './newParts';
import { ObjectiveForm } from './ObjectiveForm';

/** The annotation as fields. @internal */
export const FormView = (props: {
  written: WrittenAnnotation;
  refusal?: { message: string; advice: string };
}) => {
  const classes = useEditorStyles();
  const t = useText();
  const { change, cycles } = useFields();
  const { written, refusal } = props;
  if (written.kind === 'refused') {
    return (
      <Notice severity="warning" title={written.message}>
        <Typography variant="body2">{written.advice}</Typography>
      </Notice>
    );
  }
  const ids = written.objectives.map(({ id }) => id);
  return (
    <div className={classes.list}>
      {refusal && (
        <Notice severity="warning" title={refusal.message}>
          <Typography variant="body2">{refusal.advice}</Typography>
        </Notice>
      )}
      {written.objectives.map(objective => (
        <ObjectiveForm
          key={objective.id}
          objective={objective}
          siblings={ids}
        />
      ))}
      <Button
        className={classes.small}
        color="primary"
        startIcon={<AddIcon />}
        onClick={() => change([newObjective.change(ids, cycles[0] ?? '')])}
      >
        {t('editor.addObjective')}
      </Button>
    </div>
  );
};
