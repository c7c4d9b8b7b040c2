import { useCallback, useState } from 'react';
import type {
  CycleSummary,
  IncidentRow,
} from '@keyresults/backstage-plugin-okr-common';
import { useSearchParam } from '../../hooks/useSearchParam';
import { ReviewDialog } from '../review/ReviewDialog';
import { IncidentsSection } from './IncidentsSection';

/** The panel of incidents, and the one whose review is open: the page's address names it. @internal */
export const Incidents = (props: {
  entityRef: string;
  cycle: CycleSummary;
}) => {
  const { entityRef } = props;
  const [incidentId, setIncidentId] = useSearchParam('incident');
  const [saved, setSaved] = useState<IncidentRow>();
  const close = useCallback(() => setIncidentId(undefined), [setIncidentId]);
  return (
    <>
      <IncidentsSection {...props} saved={saved} onOpen={setIncidentId} />
      {incidentId !== null && (
        <ReviewDialog
          key={incidentId}
          entityRef={entityRef}
          incidentId={incidentId}
          onClose={close}
          onSaved={setSaved}
        />
      )}
    </>
  );
};
