import { parseEntityRef } from '@backstage/catalog-model';
import type { OkrsResponse } from '@keyresults/backstage-plugin-okr-common';
import { isOver } from '../../format/keyResults';
import { ErrorsSection } from '../errors/ErrorsSection';
import { Incidents } from '../incidents/Incidents';
import { MembersSection } from '../members/MembersSection';
import { ReviewWaitSection } from '../reviewWait/ReviewWaitSection';

/** Kinds that stand for other entities, which are then listed with their own numbers. */
const kindsWithMembers = ['group', 'system', 'domain'];

/** What is measured of the entity, whatever it promised. @internal */
export const Panels = (props: { okrs: OkrsResponse }) => {
  const { okrs } = props;
  const { entityRef, cycle, measured, reviewWait } = okrs;
  const kind = parseEntityRef(entityRef).kind.toLocaleLowerCase('en-US');
  // Services and waiting requests are told as they are now, which is not what a cycle that is over was about.
  const over = isOver(cycle, okrs.asOf);
  return (
    <>
      {measured && !over && kindsWithMembers.includes(kind) && (
        <MembersSection
          entityRef={entityRef}
          total={reviewWait}
          expected={okrs.coverage.measuredEntities}
        />
      )}
      {reviewWait && (
        <ReviewWaitSection
          entityRef={entityRef}
          panel={reviewWait}
          asOf={okrs.asOf}
          waitingNow={!over}
        />
      )}
      {measured && (
        <>
          <Incidents entityRef={entityRef} cycle={cycle} />
          <ErrorsSection entityRef={entityRef} cycle={cycle} />
        </>
      )}
    </>
  );
};
