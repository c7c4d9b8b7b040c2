import { memo, useEffect, useRef } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  CycleSummary,
  EvaluatedObjective,
  TakenOutKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { elementId, keyResultHash } from '../../format/links';
import { TakenOutKeyResults } from '../changes/TakenOutKeyResults';
import { Section } from '../common/Section';
import { HintsList } from '../hints';
import { KeyResultRow } from './KeyResultRow';
import { ObjectiveNotes } from './ObjectiveNotes';

const useStyles = makeStyles(theme => ({
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
    /** Key results that the cycle has no more, of any objective. */
    takenOut?: readonly TakenOutKeyResult[];
    /** The part of the page's address after `#`, with it, when it points in here. */
    linkedHash?: string;
    onOpen(objectiveId: string, keyResultId: string): void;
  }) => {
    const classes = useStyles();
    const { objective } = props;
    const element = useRef<HTMLElement>(null);
    const linked = props.linkedHash === keyResultHash(objective.id);
    useEffect(() => {
      if (linked) {
        element.current?.scrollIntoView?.({ block: 'start' });
      }
    }, [linked]);
    return (
      <section
        ref={element}
        id={elementId(objective.id)}
        aria-label={objective.objective}
      >
        <Section title={objective.objective}>
          <ObjectiveNotes objective={objective} />
          <HintsList hints={objective.hints} />
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
          <TakenOutKeyResults
            takenOut={props.takenOut}
            objectiveId={objective.id}
          />
        </Section>
      </section>
    );
  },
);
