import { ReactNode, useId } from 'react';
import TextField from '@material-ui/core/TextField';

/** @internal */
export interface Choice {
  value: string;
  label: string;
  group?: string;
}

function grouped(choices: readonly Choice[]): Map<string, Choice[]> {
  const groups = new Map<string, Choice[]>();
  for (const choice of choices) {
    const group = choice.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), choice]);
  }
  return groups;
}

const Options = (props: { choices: readonly Choice[] }) => (
  <>
    {props.choices.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </>
);

/** One of several. What is written and none of them stays to be seen. @internal */
export const ChoiceField = (props: {
  label: string;
  value: string;
  choices: readonly Choice[];
  problem?: string;
  hint?: ReactNode;
  className?: string;
  onChange(value: string): void;
}) => {
  const { value, choices } = props;
  const id = useId();
  const isKnown = choices.some(choice => choice.value === value);
  return (
    <TextField
      id={id}
      select
      fullWidth
      size="small"
      variant="outlined"
      label={props.label}
      value={value}
      className={props.className}
      error={props.problem !== undefined}
      helperText={props.problem ?? props.hint}
      InputLabelProps={{ shrink: true }}
      SelectProps={{ native: true }}
      onChange={event => props.onChange(event.target.value)}
    >
      {!isKnown && <option value={value}>{value}</option>}
      {[...grouped(choices)].map(([group, own]) =>
        group === '' ? (
          <Options key={group} choices={own} />
        ) : (
          <optgroup key={group} label={group}>
            <Options choices={own} />
          </optgroup>
        ),
      )}
    </TextField>
  );
};
