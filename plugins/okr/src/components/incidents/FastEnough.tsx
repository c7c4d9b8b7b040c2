import type { IncidentsSummary } from '@keyresults/backstage-plugin-okr-common';
import { formatDuration } from '@keyresults/backstage-plugin-okr-common';
import { formatValue } from '../../format/metrics';
import { useText } from '../common/useText';
import { useIncidentStyles } from './incidentStyles';

type Severe = IncidentsSummary['severe'][number];
type Target = NonNullable<Severe['target']>;

const WithinTarget = (props: { severe: Severe; target: Target }) => {
  const t = useText();
  const { severe, target } = props;
  const { severity, within, of, unknown, openPast, openWithin } = severe;
  const limit = formatDuration(target.seconds);
  const clock =
    target.calendar === 'wall'
      ? t('incidents.severe.aroundTheClock')
      : t('incidents.severe.workingHours', { calendar: target.calendar });
  const where =
    target.promisedBy === undefined
      ? t('incidents.severe.configured')
      : t('incidents.severe.promised', { title: target.promisedBy });
  if (of === 0) {
    const open = { severity, limit, clock, count: openWithin };
    return (
      <>
        {unknown + openWithin === 0 &&
          `${t('incidents.severe.withinNone', { severity })} `}
        {unknown > 0 &&
          `${t('incidents.severe.withinUnknown', { severity, limit, clock })} `}
        {openWithin > 0 && `${t('incidents.severe.openWithin', open)} `}
        {where}
      </>
    );
  }
  const counts = {
    severity,
    within: String(within),
    of: String(of),
    limit,
    clock,
    share: formatValue({ kind: 'value', value: within / of }, 'share'),
  };
  return (
    <>
      {target.metric === 'incidents.timeToMitigate'
        ? t('incidents.severe.mitigatedWithin', counts)
        : t('incidents.severe.resolvedWithin', counts)}{' '}
      {openPast > 0 &&
        `${t('incidents.severe.openPast', { count: openPast })} `}
      {unknown > 0 &&
        `${t('incidents.severe.unknownBeside', { count: unknown })} `}
      {where}
    </>
  );
};

/** What severe incidents are held against, and how many kept it. @internal */
export const FastEnough = (props: { summary: IncidentsSummary }) => {
  const classes = useIncidentStyles();
  const t = useText();
  const { severe, collected } = props.summary;
  const [worst] = severe;
  if (!collected || !worst) {
    return null;
  }
  if (severe.every(({ target }) => target === undefined)) {
    const { severity } = worst;
    return (
      <span className={classes.sentence}>
        {t('incidents.severe.noTarget', { severity })}
      </span>
    );
  }
  return (
    <>
      {severe.map(one => (
        <span key={one.severity} className={classes.sentence}>
          {one.target ? (
            <WithinTarget severe={one} target={one.target} />
          ) : (
            t('incidents.severe.noTargetOf', { severity: one.severity })
          )}
        </span>
      ))}
    </>
  );
};
