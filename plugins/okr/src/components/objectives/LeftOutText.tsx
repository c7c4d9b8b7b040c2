import type { Measurement } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';

/** What of the window is not in a number, and why. @internal */
export const LeftOutText = (props: {
  leftOut: NonNullable<Measurement['leftOut']>;
}) => {
  const t = useText();
  return (
    <>
      {props.leftOut
        .map(({ reason, count }) => t(`evidence.${reason}`, { count }))
        .join(', ')}
    </>
  );
};
