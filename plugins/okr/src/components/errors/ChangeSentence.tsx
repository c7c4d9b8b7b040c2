import { formatNumber } from '@keyresults/backstage-plugin-okr-common';
import type { ErrorRateResponse } from '@keyresults/backstage-plugin-okr-common';
import { changeInWords } from '../../format/changeParts';
import { whyNoChange } from '../../format/errors';
import { useText } from '../common/useText';

/** How much of the change of errors is volume and how much is rate. @internal */
export const ChangeSentence = (props: { errors: ErrorRateResponse }) => {
  const t = useText();
  const { change, current, previous } = props.errors;
  if (current.events === 0 && previous.events === 0) {
    return <>{t('errors.none')}</>;
  }
  if (!change) {
    return <>{t(`errors.${whyNoChange(props.errors)}`)}</>;
  }
  const { direction, events, parts } = changeInWords(
    change,
    Math.round(current.events ?? 0) - Math.round(previous.events ?? 0),
  );
  if (parts.length === 0) {
    return <>{t('errors.unchanged')}</>;
  }
  const text = parts
    .map(part =>
      t(`errors.${part.kind}`, { events: formatNumber(part.events) }),
    )
    .join(', ');
  return (
    <>
      {direction === 'level'
        ? t('errors.level', { parts: text })
        : t(`errors.${direction}`, {
            events: formatNumber(events),
            parts: text,
          })}
    </>
  );
};
