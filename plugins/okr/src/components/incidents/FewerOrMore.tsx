import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { formatNumber } from '@keyresults/backstage-plugin-okr-common';
import type { IncidentsSummary } from '@keyresults/backstage-plugin-okr-common';
import { isCompared } from '../../format/incidents';
import { formatValue } from '../../format/metrics';
import { VerdictLabel } from '../common/VerdictLabel';
import { TableFrame } from '../common/TableFrame';
import { useText } from '../common/useText';
import { useIncidentStyles } from './incidentStyles';

type Counted = IncidentsSummary['total'];

const CountedRow = (props: {
  name: string;
  counted: Counted;
  summary: IncidentsSummary;
  className?: string;
}) => {
  const { counted, summary } = props;
  const amount = (count: number, known: boolean) =>
    known ? formatNumber(count) : '–';
  return (
    <TableRow className={props.className}>
      <TableCell component="th" scope="row" role="rowheader">
        {props.name}
      </TableCell>
      <TableCell align="right">
        {amount(counted.count, summary.collected)}
      </TableCell>
      <TableCell align="right">
        {amount(counted.before, summary.beforeCollected)}
      </TableCell>
      <TableCell>
        <VerdictLabel
          verdict={counted.comparison.verdict}
          words="counts"
          compared={isCompared(summary)}
        />
      </TableCell>
    </TableRow>
  );
};

/** The answer in a sentence. A period of which nobody tells has no number, least of all 0. */
const CountAnswer = ({ summary }: { summary: IncidentsSummary }) => {
  const t = useText();
  const { total, collected, beforeCollected } = summary;
  const known = t('incidents.counts.known', {
    count: total.count,
    amount: formatNumber(total.count),
  });
  if (!collected) {
    return <>{t('incidents.counts.uncollected', { known })}</>;
  }
  if (!beforeCollected) {
    return (
      <>
        {known}. {t('incidents.counts.beforeUncollected')}
      </>
    );
  }
  if (total.count === 0 && total.before === 0) {
    return <>{t('incidents.counts.none')}</>;
  }
  return (
    <>
      <VerdictLabel
        verdict={total.comparison.verdict}
        words="counts"
        compared
      />
      {': '}
      {t('incidents.counts.total', {
        count: total.count,
        amount: formatNumber(total.count),
        before: formatNumber(total.before),
      })}
    </>
  );
};

/** How much harm severe ones did, and of how many that is known. */
const DowntimeAnswer = ({ summary }: { summary: IncidentsSummary }) => {
  const t = useText();
  const { downtime, downtimeOf, collected } = summary;
  const { known, of, severityUnknown } = downtimeOf;
  if (!collected) {
    return null;
  }
  if (of + severityUnknown === 0) {
    return <>{t('incidents.counts.downtimeNone')}</>;
  }
  const ofSevere =
    downtime.kind === 'none'
      ? t('incidents.counts.downtimeUnknown', { count: of })
      : t('incidents.counts.downtime', {
          share: formatValue(downtime, 'share'),
          known: String(known),
          count: of,
        });
  return (
    <>
      {of > 0 && `${ofSevere} `}
      {severityUnknown > 0 &&
        t('incidents.counts.downtimeSeverity', { count: severityUnknown })}
    </>
  );
};

/** Are there fewer incidents or more, in all and by area? @internal */
export const FewerOrMore = (props: { summary: IncidentsSummary }) => {
  const classes = useIncidentStyles();
  const t = useText();
  const { total, byArea } = props.summary;
  return (
    <section>
      <h4 className={classes.question}>{t('incidents.counts.question')}</h4>
      <p className={classes.answer}>
        <CountAnswer summary={props.summary} />
        <span className={classes.sentence}>
          <DowntimeAnswer summary={props.summary} />
        </span>
      </p>
      {byArea.length > 0 && (
        <TableFrame label={t('incidents.counts.question')}>
          <TableHead>
            <TableRow>
              <TableCell>{t('incidents.counts.name')}</TableCell>
              <TableCell align="right">{t('incidents.counts.now')}</TableCell>
              <TableCell align="right">
                {t('incidents.counts.before')}
              </TableCell>
              <TableCell>{t('incidents.counts.verdict')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {byArea.map(counted => (
              <CountedRow
                key={counted.area ?? ''}
                name={counted.area ?? t('incidents.noArea')}
                counted={counted}
                summary={props.summary}
              />
            ))}
            <CountedRow
              name={t('incidents.counts.all')}
              counted={total}
              summary={props.summary}
              className={classes.total}
            />
          </TableBody>
        </TableFrame>
      )}
    </section>
  );
};
