import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import BulbIcon from '@material-ui/icons/EmojiObjectsOutlined';
import type { PlacedHint } from '@keyresults/backstage-plugin-okr-common';
import { pathOfHint } from '@keyresults/backstage-plugin-okr-common';
import { WithCode } from '../common/WithCode';

const useStyles = makeStyles(theme => ({
  root: { display: 'block', marginTop: theme.spacing(0.5) },
  icon: { fontSize: 14, verticalAlign: 'text-bottom', marginRight: 2 },
}));

const FieldHint = (props: { hint: PlacedHint }) => {
  const classes = useStyles();
  const { reason, advice } = props.hint;
  return (
    <span className={classes.root}>
      <BulbIcon aria-hidden className={classes.icon} />
      <WithCode text={`${reason} ${advice}`} />
    </span>
  );
};

/**
 * What stands under a field: what it is, and the hints that speak of it.
 *
 * @param path - of the field
 * @internal
 */
export function fieldHintsAt(
  hints: readonly PlacedHint[],
  path: readonly string[],
  own?: ReactNode,
): ReactNode {
  const place = path.join('/');
  const found = hints.filter(hint => pathOfHint(hint).join('/') === place);
  return found.length === 0 ? (
    own
  ) : (
    <>
      {own}
      {found.map(hint => (
        <FieldHint key={`${hint.name} ${hint.reason}`} hint={hint} />
      ))}
    </>
  );
}
