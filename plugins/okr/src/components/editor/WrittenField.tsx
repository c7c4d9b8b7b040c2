import type {
  AnnotationChange,
  WrittenFields,
  WrittenValue,
} from '@keyresults/backstage-plugin-okr-common';
import { Choice, ChoiceField } from './ChoiceField';
import { DraftField } from './DraftField';
import { fieldHintsAt } from '../hints';
import { useFields } from './FieldsContext';
import { fieldChange, problemAt, typedText } from './written';

/** A field of an objective or key result, with where it stands. @internal */
export interface WrittenFieldProps {
  of: WrittenFields;
  /** Of the objective or key result. */
  path: string[];
  name: string;
  label: string;
  hint?: string;
  /** What might be written, where nothing is. */
  example?: string;
  className?: string;
  multiline?: boolean;
  /** How it is shown; as it is written unless given. */
  show?(value: WrittenValue | undefined): string;
  /** What is meant by what somebody typed; the text itself unless given. */
  read?(text: string): Extract<AnnotationChange, { kind: 'set' }>['value'];
  onLeave?(): void;
}

/** @internal */
export const WrittenField = (props: WrittenFieldProps) => {
  const { change, problems, hints } = useFields();
  const { of, name, show = typedText, read = text => text.trim() } = props;
  const path = [...props.path, name];
  return (
    <DraftField
      label={props.label}
      hint={fieldHintsAt(hints, path, props.hint)}
      example={props.example}
      className={props.className}
      multiline={props.multiline}
      value={show(of.fields[name])}
      problem={problemAt(problems, path)}
      onLeave={props.onLeave}
      onChange={text =>
        change(fieldChange(path, read(text), name in of.fields), path.join('/'))
      }
    />
  );
};

/** A field that holds one of several. @internal */
export const WrittenChoice = (
  props: Omit<
    WrittenFieldProps,
    'show' | 'read' | 'hint' | 'example' | 'multiline'
  > & {
    choices: readonly Choice[];
    /** What it is where nothing is written. */
    usual: string;
  },
) => {
  const { change, problems, hints } = useFields();
  const { of, name, usual } = props;
  const path = [...props.path, name];
  return (
    <ChoiceField
      label={props.label}
      className={props.className}
      choices={props.choices}
      value={typedText(of.fields[name]) || usual}
      problem={problemAt(problems, path)}
      hint={fieldHintsAt(hints, path)}
      onChange={value =>
        change(
          fieldChange(path, value === usual ? '' : value, name in of.fields),
        )
      }
    />
  );
};
