import type { WrittenFields } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { ChoiceField } from './ChoiceField';
import { DraftField } from './DraftField';
import { useFields } from './FieldsContext';
import { fieldChange, problemAt, typedText } from './written';

/** What must not get worse while the key result gets better. @internal */
export const GuardrailFields = (props: {
  of: WrittenFields;
  path: string[];
}) => {
  const t = useText();
  const { change, metrics, problems } = useFields();
  const { guardrail } = props.of.fields;
  const path = [...props.path, 'guardrail'];
  const isMap =
    typeof guardrail === 'object' &&
    guardrail !== null &&
    !Array.isArray(guardrail);
  const current = isMap ? guardrail : {};
  const set = (name: string, text: string) => {
    const { [name]: _, ...others } = current;
    const next = text === '' ? others : { ...current, [name]: text };
    change(fieldChange(path, next, guardrail !== undefined));
  };
  return (
    <>
      <ChoiceField
        label={t('editor.field.guardrail')}
        value={typedText(current.metric)}
        choices={[
          { value: '', label: t('editor.noGuardrail') },
          ...metrics.map(({ id, title, source }) => ({
            value: id,
            label: title,
            group: source,
          })),
        ]}
        problem={problemAt(problems, [...path, 'metric'])}
        onChange={metric =>
          metric === ''
            ? change(fieldChange(path, '', guardrail !== undefined))
            : set('metric', metric)
        }
      />
      {current.metric !== undefined && (
        <>
          <DraftField
            label={t('editor.field.guardrailStat')}
            value={typedText(current.stat)}
            problem={problemAt(problems, [...path, 'stat'])}
            onChange={text => set('stat', text)}
          />
          <DraftField
            label={t('editor.field.guardrailKeep')}
            hint={t('editor.hint.keep')}
            value={typedText(current.keep)}
            problem={problemAt(problems, [...path, 'keep'])}
            onChange={text => set('keep', text)}
          />
        </>
      )}
    </>
  );
};
