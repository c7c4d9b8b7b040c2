import { useId, useMemo, useState } from 'react';
import Slider from '@material-ui/core/Slider';
import { makeStyles } from '@material-ui/core/styles';
import {
  formatAmount,
  whatIfStops,
} from '@keyresults/backstage-plugin-okr-common';
import { unbroken } from '../../format/metrics';
import { quietText } from '../../theme/stateColours';
import { useText } from '../common/useText';
import { useWhatIfText, WhatIfQuestion } from './useWhatIfText';

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
  // As high as its longest words and the note, so that nothing below jumps.
  sentence: {
    ...theme.typography.body2,
    minHeight: 'calc(2lh + 20px)',
    maxWidth: 640,
  },
  note: { ...theme.typography.caption, color: quietText(theme) },
}));

/** Tries target values on the weeks so far, and says in how many each would have been met. @internal */
export const TargetSlider = (props: {
  question: WhatIfQuestion;
  /** What is promised, in the unit of the question. */
  promised: number;
  /** What stands under the thumb. */
  amount: number;
  disabled?: boolean;
  onTry(amount: number): void;
  /** The thumb rests. */
  onChoose?(amount: number): void;
}) => {
  const classes = useStyles();
  const t = useText();
  const labelId = useId();
  const textOf = useWhatIfText();
  const { question, promised, amount, onChoose } = props;
  const { series, aim, unit } = question;
  const [origin, setOrigin] = useState(promised);
  const stops = useMemo(
    () => whatIfStops(series, origin, unit),
    [series, origin, unit],
  );
  if (origin !== promised && !stops.includes(promised)) {
    // A stop that is chosen leaves the others where they are; what is typed may lie anywhere.
    setOrigin(promised);
  }
  const value = unbroken(formatAmount(amount, unit));
  return (
    <>
      <span id={labelId} className={classes.note}>
        {t('whatIf.label')}
      </span>
      <div className={classes.row}>
        <Slider
          className={classes.slider}
          aria-labelledby={labelId}
          disabled={props.disabled}
          min={0}
          max={stops.length - 1}
          value={stops.indexOf(amount)}
          marks={[{ value: stops.indexOf(promised) }]}
          getAriaValueText={index => textOf(question, stops[index])}
          onChange={(_, index) =>
            typeof index === 'number' && props.onTry(stops[index])
          }
          onChangeCommitted={(_, index) =>
            typeof index === 'number' && onChoose?.(stops[index])
          }
        />
        <span className={classes.value}>
          {aim.kind === 'keep' ? t(`keyResult.${aim.op}`, { value }) : value}
        </span>
      </div>
      <div className={classes.sentence}>
        <div>{textOf(question, amount)}</div>
        <div className={classes.note}>{t('whatIf.each')}</div>
      </div>
    </>
  );
};
