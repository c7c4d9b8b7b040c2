import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import type { WrittenFields } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { ChoiceField } from './ChoiceField';
import { useEditorStyles } from './editorStyles';
import { useFields } from './FieldsContext';
import { HabitFields } from './HabitFields';
import { MetricNow } from './MetricNow';
import { kindOf, typedAmount } from './written';
import { WrittenChoice, WrittenField } from './WrittenField';

interface GoalProps {
  of: WrittenFields;
  path: string[];
}

const FromAndTo = ({ of, path }: GoalProps) => {
  const t = useText();
  return (
    <>
      <WrittenField
        of={of}
        path={path}
        name="from"
        label={t('editor.field.from')}
        example={kindOf(of) === 'metric' ? t('editor.example.from') : undefined}
        read={typedAmount}
      />
      <WrittenField
        of={of}
        path={path}
        name="to"
        label={t('editor.field.to')}
        read={typedAmount}
      />
    </>
  );
};

const MetricGoal = ({ of, path }: GoalProps) => {
  const classes = useEditorStyles();
  const t = useText();
  const { change, metrics, objectives, measured } = useFields();
  const [objectiveId, , keyResultId] = path;
  const metric = metrics.find(({ id }) => id === of.fields.metric);
  const understood = objectives
    .find(({ id }) => id === objectiveId)
    ?.keyResults.find(({ id }) => id === keyResultId);
  const holds = 'keep' in of.fields;
  const hold = () =>
    change([
      ...['from', 'to']
        .filter(name => name in of.fields)
        .map(name => ({ kind: 'remove' as const, path: [...path, name] })),
      {
        kind: 'set',
        path: [...path, 'keep'],
        value: metric?.better === 'higher' ? 'above ' : 'below ',
      },
    ]);
  const move = () =>
    change([
      { kind: 'remove', path: [...path, 'keep'] },
      { kind: 'set', path: [...path, 'from'], value: 'measured' },
    ]);
  return (
    <>
      <WrittenChoice
        of={of}
        path={path}
        name="metric"
        label={t('editor.field.metric')}
        className={classes.wide}
        usual=""
        choices={metrics.map(({ id, title, source }) => ({
          value: id,
          label: title,
          group: source,
        }))}
      />
      <WrittenField
        of={of}
        path={path}
        name="stat"
        label={t('editor.field.stat')}
        example={metric?.defaultStat}
      />
      <ChoiceField
        label={t('editor.field.goal')}
        value={holds ? 'hold' : 'move'}
        choices={[
          { value: 'move', label: t('editor.goal.move') },
          { value: 'hold', label: t('editor.goal.hold') },
        ]}
        onChange={value => (value === 'hold' ? hold() : move())}
      />
      {holds ? (
        <WrittenField
          of={of}
          path={path}
          name="keep"
          label={t('editor.field.keep')}
          example={t('editor.example.keep')}
        />
      ) : (
        <FromAndTo of={of} path={path} />
      )}
      {measured && understood?.kind === 'metric' && (
        <div className={classes.whole}>
          <MetricNow objectiveId={objectiveId} keyResult={understood} />
        </div>
      )}
    </>
  );
};

/** What a key result promises. @internal */
export const GoalFields = ({ of, path }: GoalProps) => {
  const t = useText();
  const { change } = useFields();
  switch (kindOf(of)) {
    case 'metric':
      return <MetricGoal of={of} path={path} />;
    case 'habit':
      return <HabitFields of={of} path={path} />;
    case 'milestone':
      return (
        <FormControlLabel
          label={t('editor.field.done')}
          control={
            <Checkbox
              color="primary"
              checked={of.fields.done === true}
              onChange={event =>
                change([
                  {
                    kind: 'set',
                    path: [...path, 'done'],
                    value: event.target.checked,
                  },
                ])
              }
            />
          }
        />
      );
    default:
      return (
        <>
          <FromAndTo of={of} path={path} />
          <WrittenField
            of={of}
            path={path}
            name="unit"
            label={t('editor.field.unit')}
          />
        </>
      );
  }
};
