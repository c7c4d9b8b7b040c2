import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { suggestionChanges } from '@keyresults/backstage-plugin-okr-common';
import type { OkrsResponse } from '@keyresults/backstage-plugin-okr-common';
import { useNow } from '../../hooks/useNow';
import { Section } from '../common/Section';
import { useText } from '../common/useText';
import type { BegunEdit } from '../editor/BegunEdit';
import { BeginActions } from '../states/BeginActions';
import { NoAnnotation } from '../states/NoAnnotation';
import { Suggestions } from '../suggestions';

interface NoObjectivesProps {
  okrs: OkrsResponse;
  /** Left out where the reader may not edit. */
  onEdit?(): void;
  /** Opens the editor with changes made already. Left out where the reader may not edit. */
  onEditWith?(begun: BegunEdit): void;
}

/** There are objectives, but of other cycles. */
const NoneInCycle = (props: NoObjectivesProps) => {
  const t = useText();
  const { okrs, onEdit, onEditWith } = props;
  const [asked, setAsked] = useState(false);
  const now = useNow();
  const isOver = now.toISOString() >= okrs.cycle.to;
  const canAsk = okrs.measured && !isOver;
  const otherCycles = okrs.cycles
    .filter(({ id }) => id !== okrs.cycle.id)
    .map(({ label }) => label);
  return (
    <Section
      title={t('tab.noObjectives', { cycle: okrs.cycle.label })}
      actions={
        isOver ? undefined : (
          <BeginActions
            onAsk={canAsk && !asked ? () => setAsked(true) : undefined}
            onEdit={onEdit}
          />
        )
      }
    >
      {otherCycles.length > 0 && (
        <Typography variant="body2">
          {t('tab.otherCycles', { cycles: otherCycles.join(', ') })}
        </Typography>
      )}
      {canAsk && asked && (
        <Suggestions
          entityRef={okrs.entityRef}
          taking="take"
          onTake={
            onEditWith &&
            ((suggestion, cycle) =>
              onEditWith(written =>
                suggestionChanges(suggestion, written, cycle),
              ))
          }
        />
      )}
    </Section>
  );
};

/** Stands in place of the objectives where there are none. @internal */
export const NoObjectives = (props: NoObjectivesProps) =>
  props.okrs.hasAnnotation ? (
    <NoneInCycle key={props.okrs.cycle.id} {...props} />
  ) : (
    <NoAnnotation {...props} />
  );
