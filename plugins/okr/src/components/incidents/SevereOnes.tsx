import type { IncidentsSummary } from '@keyresults/backstage-plugin-okr-common';
import { explainNone } from '@keyresults/backstage-plugin-okr-common';
import { isCompared } from '../../format/incidents';
import { formatValue } from '../../format/metrics';
import { VerdictLabel } from '../common/VerdictLabel';
import { useText } from '../common/useText';
import { FastEnough } from './FastEnough';
import { PhaseTimes } from './FasterOrSlower';
import { useIncidentStyles } from './incidentStyles';

type BySeverity = IncidentsSummary['bySeverity'][number];

/** How many of the worst severities are answered in a sentence. */
const worst = 2;

const SeverityAnswer = (props: { row: BySeverity; compared: boolean }) => {
  const t = useText();
  const { row } = props;
  const severity = row.severity ?? t('incidents.noSeverity');
  const { p50, before, comparison } = row.timeToResolve;
  if (row.count === 0) {
    return <>{t('incidents.severe.none', { severity })}</>;
  }
  if (p50.kind === 'none') {
    return (
      <>
        {t('incidents.severe.unknown', {
          severity,
          reason: explainNone(p50.reason),
        })}
      </>
    );
  }
  const median = formatValue(p50, 'duration');
  const verdict = (
    <VerdictLabel
      verdict={comparison.verdict}
      words="phases"
      compared={props.compared}
    />
  );
  return (
    <>
      {before.p50.kind === 'none'
        ? t('incidents.severe.sentenceAlone', { severity, median, verdict })
        : t('incidents.severe.sentence', {
            severity,
            median,
            before: formatValue(before.p50, 'duration'),
            verdict,
          })}
    </>
  );
};

/** Are severe incidents solved fast enough? @internal */
export const SevereOnes = (props: { summary: IncidentsSummary }) => {
  const classes = useIncidentStyles();
  const t = useText();
  const { bySeverity, severe, collected } = props.summary;
  // That there was none is said once: beside what it is held against.
  const rows = bySeverity.filter(
    ({ severity, count }) =>
      count > 0 || !severe.some(one => one.severity === severity && one.target),
  );
  const compared = isCompared(props.summary);
  const nameOf = ({ severity }: BySeverity) =>
    severity ?? t('incidents.noSeverity');
  return (
    <section className={classes.wide}>
      <h4 className={classes.question}>{t('incidents.severe.question')}</h4>
      <p className={classes.answer}>
        {bySeverity.length === 0 &&
          t(
            collected
              ? 'incidents.severe.noneAtAll'
              : 'incidents.severe.silent',
          )}
        {bySeverity.length > 0 && <FastEnough summary={props.summary} />}
        {rows.slice(0, worst).map(row => (
          <span key={nameOf(row)} className={classes.sentence}>
            <SeverityAnswer row={row} compared={compared} />
          </span>
        ))}
      </p>
      {bySeverity.length > 0 && (
        <PhaseTimes
          label={t('incidents.severe.table')}
          compared={compared}
          firstColumn={t('incidents.severity')}
          withCount={t('incidents.severe.count')}
          rows={bySeverity.map(row => ({
            name: nameOf(row),
            time: row.timeToResolve,
            count: row.count,
          }))}
        />
      )}
    </section>
  );
};
