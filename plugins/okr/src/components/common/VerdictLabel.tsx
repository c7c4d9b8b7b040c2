import { ComponentType } from 'react';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import DragHandleIcon from '@material-ui/icons/DragHandle';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import WarningIcon from '@material-ui/icons/Warning';
import type { Comparison } from '@keyresults/backstage-plugin-okr-common';
import { quietText, stateColour } from '../../theme/stateColours';
import { useText } from './useText';

type Verdict = Comparison['verdict'];

const icons: Record<Verdict, ComponentType<SvgIconProps>> = {
  better: CheckCircleIcon,
  worse: WarningIcon,
  same: DragHandleIcon,
  tooFew: HelpOutlineIcon,
};

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'baseline',
    gap: theme.spacing(0.5),
  },
  icon: { fontSize: '1.125rem', alignSelf: 'center', margin: '-4px 0' },
  better: { color: stateColour(theme, 'on track') },
  worse: { color: stateColour(theme, 'off track') },
  same: { color: theme.palette.text.primary },
  tooFew: { color: quietText(theme) },
}));

/** Which words a verdict has: counts are fewer or more, times faster or slower. @internal */
export type VerdictWords = 'counts' | 'phases';

/** Two periods compared: icon, word and colour, so that none of them stands alone. @internal */
export const VerdictLabel = (props: {
  verdict: Verdict;
  words: VerdictWords;
  /** False where one of both periods is not known. */
  compared: boolean;
}) => {
  const classes = useStyles();
  const t = useText();
  const { words, compared } = props;
  const verdict = compared ? props.verdict : 'tooFew';
  const Icon = icons[verdict];
  const unclear = t(compared ? 'incidents.tooFew' : 'incidents.notCompared');
  return (
    <span
      className={`${classes.root} ${classes[verdict]}`}
      title={
        verdict === 'tooFew' && compared ? t('incidents.tooFewHint') : undefined
      }
    >
      <Icon aria-hidden className={classes.icon} />
      {verdict === 'tooFew' ? unclear : t(`incidents.${words}.${verdict}`)}
    </span>
  );
};
