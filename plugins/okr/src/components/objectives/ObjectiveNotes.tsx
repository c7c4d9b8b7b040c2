import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import type { EvaluatedObjective } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { quietText } from '../../theme/stateColours';
import { ObjectiveScore } from './ObjectiveScore';
import { Supports } from './Supports';

const useStyles = makeStyles(theme => ({
  note: { color: quietText(theme), overflowWrap: 'anywhere' },
}));

/** What people wrote beside an objective: why, whom it serves, who owns it, links. @internal */
export const ObjectiveNotes = (props: { objective: EvaluatedObjective }) => {
  const classes = useStyles();
  const t = useText();
  const { why, supports, supportsHidden, owner, links } = props.objective;
  const note = (key: string, content: ReactNode) => (
    <Typography key={key} variant="body2" className={classes.note}>
      {content}
    </Typography>
  );
  return (
    <>
      {why && note('why', why)}
      {supports && note('supports', <Supports supports={supports} />)}
      {supportsHidden && note('supports', t('keyResult.supportsHidden'))}
      {owner && note('owner', t('keyResult.ownedBy', { owner }))}
      <ObjectiveScore objective={props.objective} />
      {links.map(link =>
        note(
          `link ${link.url}`,
          <Link to={link.url}>{link.title ?? link.url}</Link>,
        ),
      )}
    </>
  );
};
