import { ComponentType, memo } from 'react';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles } from '@material-ui/core/styles';
import AdjustIcon from '@material-ui/icons/Adjust';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import ScheduleIcon from '@material-ui/icons/Schedule';
import WarningIcon from '@material-ui/icons/Warning';
import type { KeyResultState } from '@keyresults/backstage-plugin-okr-common';
import { stateClass, stateStyles } from '../../theme/stateColours';
import { useText } from './useText';

const icons: Record<KeyResultState, ComponentType<SvgIconProps>> = {
  achieved: CheckCircleIcon,
  'on track': AdjustIcon,
  'at risk': WarningIcon,
  'off track': CancelIcon,
  'no data': HelpOutlineIcon,
  outdated: ScheduleIcon,
  'not started': RadioButtonUncheckedIcon,
  invalid: ErrorIcon,
};

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    whiteSpace: 'nowrap',
    fontWeight: theme.typography.fontWeightMedium as number,
  },
  icon: { fontSize: '1.125rem' },
  ...stateStyles(theme, 'color'),
}));

/** A key result's state: icon, word and colour, so that none of them stands alone. @internal */
export const StateLabel = memo(
  (props: {
    state: KeyResultState;
    /** How many are in it. */
    count?: number;
    id?: string;
    className?: string;
  }) => {
    const classes = useStyles();
    const t = useText();
    const Icon = icons[props.state];
    const name = stateClass[props.state];
    return (
      <span
        id={props.id}
        className={`${classes.root} ${classes[name]} ${props.className ?? ''}`}
      >
        <Icon aria-hidden className={classes.icon} />
        {props.count === undefined ? '' : `${props.count} `}
        {t(`state.${name}`)}
      </span>
    );
  },
);
