import { ComponentType } from 'react';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import CheckIcon from '@material-ui/icons/Check';
import EditIcon from '@material-ui/icons/EditOutlined';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import type { ObjectiveVerdict } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { useClosingStyles } from './closingStyles';

const icons: Record<ObjectiveVerdict, ComponentType<SvgIconProps>> = {
  keep: CheckIcon,
  change: EditIcon,
  drop: RemoveCircleOutlineIcon,
};

/** What becomes of an objective. @internal */
export const ObjectiveVerdictLabel = (props: { verdict: ObjectiveVerdict }) => {
  const classes = useClosingStyles();
  const t = useText();
  const Icon = icons[props.verdict];
  return (
    <span className={classes.verdict}>
      <Icon aria-hidden className={classes.icon} />
      {t(`closing.${props.verdict}`)}
    </span>
  );
};
