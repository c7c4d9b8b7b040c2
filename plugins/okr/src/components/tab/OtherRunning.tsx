import type { OkrsResponse } from '@keyresults/backstage-plugin-okr-common';
import { AlsoRunning } from '../common/AlsoRunning';
import { PlainButton } from '../common/PlainButton';
import { useText } from '../common/useText';

/** Other cycles that run and have objectives of the entity, one click away. @internal */
export const OtherRunning = (props: {
  okrs: Pick<OkrsResponse, 'alsoRunning'>;
  onCycle(id: string): void;
}) => {
  const t = useText();
  const { alsoRunning } = props.okrs;
  return alsoRunning ? (
    <AlsoRunning>
      {alsoRunning.map(({ cycle, objectives }) => (
        <PlainButton key={cycle.id} onClick={() => props.onCycle(cycle.id)}>
          {t('overview.running.objectives', {
            cycle: cycle.label,
            count: objectives,
          })}
        </PlainButton>
      ))}
    </AlsoRunning>
  ) : null;
};
