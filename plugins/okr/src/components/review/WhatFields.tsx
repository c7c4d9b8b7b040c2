import { useId } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type { IncidentResponse } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { ReviewDraft, uncorrectedSeverity } from './draft';
import { useReviewStyles } from './reviewStyles';
import { SourceWord } from './SourceWord';

const longestArea = 127;

/** How bad an incident was, and in which area. @internal */
export const WhatFields = (props: {
  incident: IncidentResponse;
  draft: ReviewDraft;
  problemOf(field: string): string | undefined;
  disabled: boolean;
  onChange(changed: Partial<ReviewDraft>): void;
}) => {
  const classes = useReviewStyles();
  const t = useText();
  const id = useId();
  const { incident, draft, problemOf, onChange } = props;
  const { source, severities } = incident;
  const uncorrected = {
    severity: uncorrectedSeverity(incident),
    area: source.area,
  };
  const options = [draft.severity, uncorrected.severity].reduce<string[]>(
    (known, severity) =>
      !severity || known.includes(severity) ? known : [...known, severity],
    [...severities],
  );
  const word = (field: 'severity' | 'area') => (
    <SourceWord
      field={t(`review.${field}`)}
      says={source[field]}
      corrected={
        !['', source[field], uncorrected[field]].includes(draft[field].trim())
      }
      onUseSource={() => onChange({ [field]: uncorrected[field] ?? '' })}
    />
  );
  return (
    <fieldset className={classes.group} disabled={props.disabled}>
      <legend className={classes.legend}>{t('review.whatTitle')}</legend>
      <div className={classes.phase}>
        <TextField
          select
          id={`${id}-severity`}
          label={t('review.severity')}
          size="small"
          variant="outlined"
          fullWidth
          disabled={props.disabled}
          value={draft.severity}
          error={problemOf('severity') !== undefined}
          helperText={problemOf('severity')}
          onChange={event => onChange({ severity: event.target.value })}
          SelectProps={{ displayEmpty: true }}
          InputLabelProps={{ shrink: true, id: `${id}-severity-label` }}
        >
          {source.severity === undefined && (
            <MenuItem value="">{t('review.noSeverity')}</MenuItem>
          )}
          {options.map(severity => (
            <MenuItem key={severity} value={severity}>
              {severity}
            </MenuItem>
          ))}
        </TextField>
        <div className={classes.beside}>{word('severity')}</div>
      </div>
      <div className={classes.phase}>
        <TextField
          id={`${id}-area`}
          label={t('review.area')}
          size="small"
          variant="outlined"
          fullWidth
          value={draft.area}
          error={problemOf('area') !== undefined}
          helperText={problemOf('area')}
          onChange={event => onChange({ area: event.target.value })}
          InputLabelProps={{ shrink: true }}
          inputProps={{ maxLength: longestArea }}
        />
        <div className={classes.beside}>{word('area')}</div>
      </div>
    </fieldset>
  );
};
