import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import type { Suggestion } from '@keyresults/backstage-plugin-okr-common';
import { metricLabel, unbroken, unitOf } from '../../format/metrics';
import { quietText } from '../../theme/stateColours';
import { CodeText } from '../common/CodeText';
import { useText } from '../common/useText';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(0.5),
    padding: theme.spacing(2, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  title: { fontWeight: theme.typography.fontWeightBold as number },
  goal: { fontVariantNumeric: 'tabular-nums' },
  why: { color: quietText(theme), maxWidth: 720 },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(0.5),
  },
  button: { textTransform: 'none' },
}));

/** One key result that could be promised, with why. @internal */
export const SuggestionItem = (props: {
  suggestion: Suggestion;
  /** Begins a page's key results, or adds to them. */
  taking: 'take' | 'add';
  /** Left out where the reader may not edit. */
  onTake?(suggestion: Suggestion): void;
}) => {
  const classes = useStyles();
  const t = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { suggestion, taking, onTake } = props;
  const { metric, baseline, targetValue, objective, reason } = suggestion;
  const unit = unitOf(metric);
  const title = metricLabel(metric);
  const amount = (value: number) => unbroken(formatAmount(value, unit));
  return (
    <li className={classes.root} aria-labelledby={`${id}-title`}>
      <Typography id={`${id}-title`} variant="body2" className={classes.title}>
        {objective.title}
      </Typography>
      <Typography variant="body2" className={classes.goal}>
        {title}
        {': '}
        {t('suggestions.goal', {
          from: amount(baseline),
          to: amount(targetValue),
        })}
      </Typography>
      <Typography variant="body2" className={classes.why}>
        {reason} {suggestion.targetReason}
      </Typography>
      <div className={classes.buttons}>
        {onTake && (
          <Button
            size="small"
            variant="outlined"
            color="primary"
            className={classes.button}
            aria-label={t(`suggestions.${taking}Name`, { title })}
            onClick={() => onTake(suggestion)}
          >
            {t(`suggestions.${taking}`)}
          </Button>
        )}
        <Button
          size="small"
          className={classes.button}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'suggestions.hide' : 'suggestions.show')}
        </Button>
      </div>
      {open && (
        <CodeText
          text={suggestion.yaml}
          label={t('suggestions.yaml', { title })}
          copyLabel={t('suggestions.copy')}
        />
      )}
    </li>
  );
};
