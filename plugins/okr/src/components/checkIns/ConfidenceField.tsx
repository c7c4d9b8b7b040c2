import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { quietText } from '../../theme/stateColours';
import { useText } from '../common/useText';
import { useCheckInStyles } from './checkInStyles';
import { confidences, levelOf } from './confidence';

const useStyles = makeStyles(theme => ({
  group: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  legend: { ...theme.typography.body2, padding: 0 },
  steps: {
    display: 'grid',
    gridTemplateColumns: 'repeat(11, minmax(0, 44px))',
    margin: theme.spacing(1, 0),
  },
  step: {
    position: 'relative',
    display: 'block',
    '& + &': { marginLeft: -1 },
  },
  input: {
    position: 'absolute',
    inset: 0,
    width: '100%',
    height: '100%',
    margin: 0,
    opacity: 0,
    cursor: 'pointer',
    '&:checked + span': {
      backgroundColor: theme.palette.primary.main,
      borderColor: theme.palette.primary.main,
      color: theme.palette.primary.contrastText,
      fontWeight: theme.typography.fontWeightBold as number,
    },
    '&:focus-visible + span': {
      outline: `2px solid ${theme.palette.text.primary}`,
      outlineOffset: 2,
      zIndex: 1,
    },
  },
  face: {
    ...theme.typography.body2,
    position: 'relative',
    display: 'grid',
    placeItems: 'center',
    height: 40,
    pointerEvents: 'none',
    border: `1px solid ${theme.palette.divider}`,
    color: theme.palette.text.primary,
    fontVariantNumeric: 'tabular-nums',
  },
  answer: {
    ...theme.typography.caption,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 24,
    color: quietText(theme),
  },
}));

/** From 0 to 10, one key each, with a word for it; it can be left out. @internal */
export const ConfidenceField = (props: {
  value: number | undefined;
  problem?: string;
  onChange(value: number | undefined): void;
}) => {
  const classes = useStyles();
  const shared = useCheckInStyles();
  const t = useText();
  const id = useId();
  const { value, problem, onChange } = props;
  return (
    <fieldset className={classes.group} aria-describedby={`${id}-answer`}>
      <legend className={classes.legend}>{t('checkIns.confidence')}</legend>
      <div className={classes.steps}>
        {confidences.map(confidence => (
          <label key={confidence} className={classes.step}>
            <input
              type="radio"
              name={id}
              className={classes.input}
              checked={value === confidence}
              aria-label={`${t('checkIns.confidenceOf', {
                value: String(confidence),
              })}, ${t(`checkIns.level.${levelOf(confidence)}`)}`}
              onChange={() => onChange(confidence)}
            />
            <span className={classes.face} aria-hidden>
              {confidence}
            </span>
          </label>
        ))}
      </div>
      <div id={`${id}-answer`} className={classes.answer}>
        {problem ??
          (value === undefined
            ? t('checkIns.unsaid')
            : t(`checkIns.level.${levelOf(value)}`))}
        {value !== undefined && (
          <button
            type="button"
            className={shared.button}
            onClick={() => onChange(undefined)}
          >
            {t('checkIns.clear')}
          </button>
        )}
      </div>
    </fieldset>
  );
};
