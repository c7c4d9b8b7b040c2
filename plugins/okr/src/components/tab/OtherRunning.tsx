import type { OkrsResponse } from '@keyresults/backstage-plugin-okr-common';
import { AlsoRunning } from '../common/AlsoRunning';
import { PlainButton } from '../common/PlainButton';
import { useText } from '../common/useText';
import { TakenOutCycles } from '../changes/TakenOutCycles';

/** Other cycles that run and have objectives of the entity, or had some until all were taken out, one click away. @internal */
export const OtherRunning = (props: {
  okrs: Pick<OkrsResponse, 'alsoRunning' | 'takenOutCycles'>;
  onCycle(id: string): void;
}) => {
  const t = useText();
  const { okrs, onCycle } = props;
  const { alsoRunning, takenOutCycles = [] } = okrs;
  return (
    <>
      {alsoRunning && (
        <AlsoRunning>
          {alsoRunning.map(({ cycle, objectives }) => (
            <PlainButton key={cycle.id} onClick={() => onCycle(cycle.id)}>
              {t('overview.running.objectives', {
                cycle: cycle.label,
                count: objectives,
              })}
            </PlainButton>
          ))}
        </AlsoRunning>
      )}
      <TakenOutCycles cycles={takenOutCycles} onCycle={onCycle} />
    </>
  );
};
