import { useCallback, useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import type { OkrsResponse } from '@keyresults/backstage-plugin-okr-common';
import { useLocation, useNavigate } from 'react-router-dom';
import { useCycles } from '../../hooks/useCycles';
import { useShownProposals } from '../../hooks/useShownProposals';
import { useNow } from '../../hooks/useNow';
import { keyResultHash } from '../../format/links';
import {
  AwaitedCheckIns,
  CheckInsContext,
  TakenOutCheckIns,
  useCheckInsOfPage,
} from '../checkIns';
import { TakenOutObjectives } from '../changes/TakenOutKeyResults';
import { CycleClosing, PastCycles, withPastCycles } from '../closing';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { EvidenceContext } from '../objectives/EvidenceContext';
import { ObjectiveSection } from '../objectives/ObjectiveSection';
import { OverlaySection } from '../proposals/OverlaySection';
import { Proposals } from '../proposals/Proposals';
import { Problems } from '../states/Problems';
import { SourceTroubles } from '../states/SourceTroubles';
import { TargetEditProvider } from '../whatIf/TargetEditContext';
import { EditorMount } from './EditorMount';
import { NoObjectives } from './NoObjectives';
import { OkrHeader } from './OkrHeader';
import { OtherRunning } from './OtherRunning';
import { Panels } from './Panels';
import { useEditing } from './useEditing';

/** Everything on the tab once there is an answer. @internal */
export const OkrPage = (props: {
  okrs: OkrsResponse;
  /** Id of the cycle asked for. */
  cycle: string;
  onCycle(id: string): void;
  /** Something was changed that the numbers do not show yet. Keep it the same function. */
  onChanged(): void;
}) => {
  const t = useText();
  const { okrs, onChanged } = props;
  const editing = useEditing(okrs.entityRef, onChanged);
  const proposals = useShownProposals(editing.proposals, okrs);
  const checkIns = useCheckInsOfPage(okrs, onChanged);
  const cycles = useCycles(okrs.entityRef);
  const now = useNow();
  const { hash, search } = useLocation();
  const navigate = useNavigate();
  const { coverage, freshness } = okrs;
  const evidence = useMemo(
    () => ({ coverage, freshness }),
    [coverage, freshness],
  );

  const openIn = useCallback(
    (cycle: string | undefined, objectiveId: string, keyResultId: string) => {
      const next = new URLSearchParams(search);
      if (cycle !== undefined) {
        next.set('cycle', cycle);
      }
      navigate(
        { search: `${next}`, hash: keyResultHash(objectiveId, keyResultId) },
        { replace: true, preventScrollReset: true },
      );
    },
    [navigate, search],
  );
  const open = useCallback(
    (objectiveId: string, keyResultId: string) =>
      openIn(undefined, objectiveId, keyResultId),
    [openIn],
  );

  const isPast = now.toISOString() >= okrs.cycle.to;
  const firstStillToCome = okrs.measured && okrs.asOf === undefined;
  return (
    <EvidenceContext.Provider value={evidence}>
      <OkrHeader
        okrs={okrs}
        cycles={withPastCycles(okrs.cycles, cycles.data)}
        cycle={props.cycle}
        onCycle={props.onCycle}
        onEdit={editing.open}
      />
      <OtherRunning okrs={okrs} onCycle={props.onCycle} />
      <Proposals proposals={proposals} />
      <Problems problems={okrs.problems} />
      <SourceTroubles freshness={freshness} targets={coverage.targets} />
      {!okrs.measured && <Notice severity="info" title={t('empty.people')} />}
      {firstStillToCome && (
        <Notice severity="info" title={t('first.title')}>
          <Typography variant="body2">{t('first.text')}</Typography>
        </Notice>
      )}
      {isPast && (
        <CycleClosing
          key={okrs.cycle.id}
          entityRef={okrs.entityRef}
          cycle={okrs.cycle}
          cycles={cycles}
          onChanged={checkIns.onChanged}
        />
      )}
      {okrs.objectives.length === 0 && (
        <NoObjectives
          okrs={okrs}
          onEdit={editing.open}
          onEditWith={editing.openWith}
        />
      )}
      <CheckInsContext.Provider value={checkIns}>
        <AwaitedCheckIns onOpen={openIn} />
        <TargetEditProvider value={editing.openWith}>
          {okrs.objectives.map(objective => (
            <ObjectiveSection
              key={objective.id}
              entityRef={okrs.entityRef}
              objective={objective}
              cycle={okrs.cycle}
              asOf={okrs.asOf}
              takenOut={okrs.takenOut}
              linkedHash={
                `${hash}/`.startsWith(`${keyResultHash(objective.id)}/`)
                  ? hash
                  : undefined
              }
              onOpen={open}
            />
          ))}
        </TargetEditProvider>
        <TakenOutObjectives okrs={okrs} />
        <TakenOutCheckIns key={okrs.cycle.id} okrs={okrs} />
      </CheckInsContext.Provider>
      <PastCycles
        cycles={cycles.data}
        shown={okrs.cycle.id}
        onCycle={props.onCycle}
      />
      <OverlaySection entityRef={okrs.entityRef} overlaid={editing.overlaid} />
      <Panels okrs={okrs} />
      {editing.isOpen && (
        <EditorMount
          entityRef={okrs.entityRef}
          measured={okrs.measured}
          begun={editing.begun}
          onSaved={editing.saved}
          onClose={editing.close}
        />
      )}
    </EvidenceContext.Provider>
  );
};
