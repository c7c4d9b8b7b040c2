import { useId } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useText } from '../common/useText';
import { useIncidentStyles } from './incidentStyles';

/** @internal */
export interface IncidentFilter {
  severity?: string;
  area?: string;
}

const Choice = (props: {
  label: string;
  any: string;
  value: string | undefined;
  options: readonly string[];
  onChange(value: string | undefined): void;
}) => {
  const id = useId();
  return (
    <TextField
      select
      id={id}
      size="small"
      variant="outlined"
      label={props.label}
      value={props.value ?? ''}
      onChange={event => props.onChange(event.target.value || undefined)}
      SelectProps={{ displayEmpty: true }}
      InputLabelProps={{ shrink: true, id: `${id}-label` }}
    >
      <MenuItem value="">{props.any}</MenuItem>
      {props.options.map(option => (
        <MenuItem key={option} value={option}>
          {option}
        </MenuItem>
      ))}
    </TextField>
  );
};

/** Which incidents of the period are listed. @internal */
export const IncidentFilters = (props: {
  severities: readonly string[];
  areas: readonly string[];
  filter: IncidentFilter;
  onFilter(filter: IncidentFilter): void;
}) => {
  const classes = useIncidentStyles();
  const t = useText();
  const { filter, onFilter } = props;
  return (
    <div className={classes.filters}>
      <Choice
        label={t('incidents.severity')}
        any={t('incidents.anySeverity')}
        value={filter.severity}
        options={props.severities}
        onChange={severity => onFilter({ ...filter, severity })}
      />
      <Choice
        label={t('incidents.area')}
        any={t('incidents.anyArea')}
        value={filter.area}
        options={props.areas}
        onChange={area => onFilter({ ...filter, area })}
      />
    </div>
  );
};
