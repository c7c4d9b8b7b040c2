import { countedStat } from '@keyresults/backstage-plugin-okr-common';
import type { WrittenFields } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { ChoiceField } from './ChoiceField';
import { useEditorStyles } from './editorStyles';
import { useFields } from './FieldsContext';
import {
  fieldChange,
  pairsText,
  problemAt,
  typedPairs,
  typedText,
} from './written';
import { WrittenField } from './WrittenField';

/** How often a habit is to be kept, and who or what says that it was. @internal */
export const HabitFields = (props: { of: WrittenFields; path: string[] }) => {
  const classes = useEditorStyles();
  const t = useText();
  const { change, metrics, problems, measured } = useFields();
  const { of, path } = props;
  const { count } = of.fields;
  const isMap =
    typeof count === 'object' && count !== null && !Array.isArray(count);
  const counted = isMap ? count : {};
  const inside = [...path, 'count'];
  // Of what is written only what differs is touched, so that comments stay.
  const choose = (metric: string) =>
    change(
      isMap && metric !== ''
        ? [{ kind: 'set', path: [...inside, 'metric'], value: metric }]
        : fieldChange(inside, metric && { metric }, count !== undefined),
    );
  return (
    <>
      <WrittenField
        of={of}
        path={path}
        name="habit"
        label={t('editor.field.habit')}
        example={t('editor.example.habit')}
      />
      {(measured || count !== undefined) && (
        <ChoiceField
          label={t('editor.field.count')}
          className={classes.wide}
          value={typedText(counted.metric)}
          choices={[
            { value: '', label: t('editor.countedByHand') },
            ...metrics
              .filter(metric => countedStat(metric) !== undefined)
              .map(({ id, title, source }) => ({
                value: id,
                label: title,
                group: source,
              })),
          ]}
          problem={problemAt(problems, inside)}
          onChange={choose}
        />
      )}
      {isMap && (
        <WrittenField
          of={{ id: of.id, fields: counted }}
          path={inside}
          name="where"
          label={t('editor.field.where')}
          example={t('editor.example.countWhere')}
          className={classes.wide}
          show={pairsText}
          read={typedPairs}
        />
      )}
    </>
  );
};
