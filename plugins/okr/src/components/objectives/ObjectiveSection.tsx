import { memo } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  CycleSummary,
  EvaluatedObjective,
} from '@keyresults/backstage-plugin-okr-common';
import { elementId, keyResultHash } from '../../format/links';
import { Section } from '../common/Section';
import { useText } from '../common/useText';
import { KeyResultRow } from './KeyResultRow';

const useStyles = makeStyles(theme => ({
  notes: { color: theme.palette.text.secondary, overflowWrap: 'anywhere' },
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
  },
}));

/** From here on rows are laid out only when they come near. */
const manyKeyResults = 25;

/** One objective with its key results. @internal */
export const ObjectiveSection = memo(
  (props: {
    entityRef: string;
    objective: EvaluatedObjective;
    cycle: CycleSummary;
    asOf?: string;
    /** The part of the page's address after `#`, with it, when it points in here. */
    linkedHash?: string;
    onOpen(objectiveId: string, keyResultId: string): void;
  }) => {
    const classes = useStyles();
    const t = useText();
    const { objective } = props;
    return (
      <section id={elementId(objective.id)} aria-label={objective.objective}>
        <Section title={objective.objective}>
          {objective.why && (
            <Typography variant="body2" className={classes.notes}>
              {objective.why}
            </Typography>
          )}
          {objective.supports && (
            <Typography variant="body2" className={classes.notes}>
              {t('keyResult.supports', { objective: objective.supports })}
            </Typography>
          )}
          <ul className={classes.list}>
            {objective.keyResults.map(keyResult => (
              <KeyResultRow
                key={keyResult.id}
                entityRef={props.entityRef}
                objectiveId={objective.id}
                keyResult={keyResult}
                cycle={props.cycle}
                asOf={props.asOf}
                deferred={objective.keyResults.length > manyKeyResults}
                linked={
                  props.linkedHash === keyResultHash(objective.id, keyResult.id)
                }
                onOpen={props.onOpen}
              />
            ))}
          </ul>
        </Section>
      </section>
    );
  },
);
