import { useId } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useOverviewStyles } from './overviewStyles';

/** One of several, with its name above it. @internal */
export const Choice = <Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange(value: Value): void;
}) => {
  const classes = useOverviewStyles();
  const id = useId();
  const { options, onChange } = props;
  return (
    <TextField
      select
      id={id}
      size="small"
      variant="outlined"
      className={classes.choice}
      label={props.label}
      value={props.value}
      onChange={event => {
        const chosen = options.find(
          ({ value }) => value === event.target.value,
        );
        if (chosen) {
          onChange(chosen.value);
        }
      }}
      SelectProps={{ displayEmpty: true }}
      InputLabelProps={{
        shrink: true,
        id: `${id}-label`,
        className: classes.label,
      }}
    >
      {options.map(({ value, label }) => (
        <MenuItem key={value} value={value}>
          {label}
        </MenuItem>
      ))}
    </TextField>
  );
};
