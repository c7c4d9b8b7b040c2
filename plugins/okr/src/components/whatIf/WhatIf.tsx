import { useId, useMemo, useState } from 'react';
import Button from '@material-ui/core/Button';
import Slider from '@material-ui/core/Slider';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  aimOf,
  asValues,
  formatAmount,
  parseStat,
  whatIfStops,
} from '@keyresults/backstage-plugin-okr-common';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { unbroken, unitOf } from '../../format/metrics';
import { targetChange } from '../../format/targetChange';
import { quietText } from '../../theme/stateColours';
import { fingerSize } from '../../theme/touch';
import { Subheading } from '../common/Subheading';
import { useText } from '../common/useText';
import { useEditWith } from './TargetEditContext';
import { useWhatIfText } from './useWhatIfText';

const useStyles = makeStyles(theme => ({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
    maxWidth: 640,
  },
  // Room for the thumb at both ends.
  slider: { flex: '1 1 200px', margin: theme.spacing(0, 1) },
  value: {
    ...theme.typography.body2,
    minWidth: 88,
    fontWeight: theme.typography.fontWeightBold as number,
    fontVariantNumeric: 'tabular-nums',
  },
  // As high as its longest words, so that nothing below jumps.
  sentence: { minHeight: '2lh', maxWidth: 640 },
  note: { ...theme.typography.caption, color: quietText(theme) },
  edit: { ...fingerSize, marginTop: theme.spacing(1) },
}));

interface WhatIfProps {
  objectiveId: string;
  keyResult: EvaluatedKeyResult;
  /** ISO 8601. */
  asOf: string;
  /** The cycle is over: its target value stays as it is. */
  over: boolean;
}

/** Tries other target values on the weeks so far. @internal */
export const WhatIf = (props: WhatIfProps) => {
  const classes = useStyles();
  const t = useText();
  const labelId = useId();
  const textOf = useWhatIfText();
  const editWith = useEditWith();
  const { keyResult, asOf } = props;
  const { metric, targetValue, keep } = keyResult;
  const series = useMemo(
    () => asValues(keyResult.series, metric && parseStat(metric.stat)),
    [keyResult.series, metric],
  );
  const promised = keep?.value ?? targetValue;
  const unit = metric && unitOf(metric);
  const aim = useMemo(() => aimOf(keyResult), [keyResult]);
  const stops = useMemo(
    () =>
      unit === undefined || promised === undefined
        ? []
        : whatIfStops(series, promised, unit),
    [series, promised, unit],
  );
  const [tried, setTried] = useState<number>();
  if (!aim || unit === undefined || promised === undefined) {
    return null;
  }
  const amount =
    tried !== undefined && stops.includes(tried) ? tried : promised;
  const question = { series, asOf, aim, unit };
  const said = (stop: number) => {
    const value = unbroken(formatAmount(stop, unit));
    return aim.kind === 'keep' ? t(`keyResult.${aim.op}`, { value }) : value;
  };
  return (
    <div>
      <Subheading level="h5">{t('whatIf.title')}</Subheading>
      <span id={labelId} className={classes.note}>
        {t('whatIf.label')}
      </span>
      <div className={classes.row}>
        <Slider
          className={classes.slider}
          aria-labelledby={labelId}
          min={0}
          max={stops.length - 1}
          value={stops.indexOf(amount)}
          marks={[{ value: stops.indexOf(promised) }]}
          getAriaValueText={index => textOf(question, stops[index])}
          onChange={(_, index) =>
            typeof index === 'number' && setTried(stops[index])
          }
        />
        <span className={classes.value}>{said(amount)}</span>
      </div>
      <Typography variant="body2" className={classes.sentence}>
        {textOf(question, amount)}
      </Typography>
      <span className={classes.note}>{t('whatIf.each')}</span>
      {editWith && !props.over && (
        <div>
          <Button
            size="small"
            variant="outlined"
            className={classes.edit}
            onClick={() =>
              editWith(targetChange(props.objectiveId, keyResult, amount))
            }
          >
            {t('whatIf.edit')}
          </Button>
        </div>
      )}
    </div>
  );
};
