import { makeStyles } from '@material-ui/core/styles';
import type { CycleSummary } from '@keyresults/backstage-plugin-okr-common';
import { quietText } from '../../theme/stateColours';
import { PlainButton } from '../common/PlainButton';
import { useText } from '../common/useText';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    margin: 0,
    color: quietText(theme),
    overflowWrap: 'anywhere',
  },
}));

/** Says of other cycles that run that nothing is left of them, a sentence each. @internal */
export const TakenOutCycles = (props: {
  cycles: readonly CycleSummary[];
  onCycle(id: string): void;
}) => {
  const classes = useStyles();
  const t = useText();
  return (
    <>
      {props.cycles.map(({ id, label }) => (
        <p key={id} className={classes.root}>
          {t('changes.takenOutCycle', {
            cycle: (
              <PlainButton onClick={() => props.onCycle(id)}>
                {label}
              </PlainButton>
            ),
          })}
        </p>
      ))}
    </>
  );
};
