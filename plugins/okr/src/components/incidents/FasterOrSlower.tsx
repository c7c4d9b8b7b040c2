import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { formatNumber } from '@keyresults/backstage-plugin-okr-common';
import type {
  IncidentsSummary,
  PhaseTime,
} from '@keyresults/backstage-plugin-okr-common';
import { isCompared } from '../../format/incidents';
import { formatValue, unbroken } from '../../format/metrics';
import { VerdictLabel } from '../common/VerdictLabel';
import { TableFrame } from '../common/TableFrame';
import { useText } from '../common/useText';
import { useIncidentStyles } from './incidentStyles';

/** What the first lines answer; the table has them all. */
const asked = ['incidents.timeToDetect', 'incidents.timeToMitigate'];

/** The times of phases in rows, each with its median beside the mean, and from how many they are. @internal */
export const PhaseTimes = (props: {
  label: string;
  rows: { name: string; time: PhaseTime; count?: number }[];
  /** How many incidents there are in a row, where that is not what the times are from. */
  withCount?: string;
  firstColumn: string;
  /** False where one of both periods is not known. */
  compared: boolean;
}) => {
  const classes = useIncidentStyles();
  const t = useText();
  const duration = (value: PhaseTime['p50']) => (
    <TableCell align="right" className={classes.amount}>
      {unbroken(formatValue(value, 'duration'))}
    </TableCell>
  );
  return (
    <TableFrame label={props.label}>
      <TableHead>
        <TableRow>
          <TableCell>{props.firstColumn}</TableCell>
          {props.withCount && (
            <TableCell align="right">{props.withCount}</TableCell>
          )}
          <TableCell align="right">{t('incidents.phases.median')}</TableCell>
          <TableCell align="right">{t('incidents.phases.mean')}</TableCell>
          <TableCell align="right">
            <span title={t('incidents.phases.knownHint')}>
              {t('incidents.phases.n')}
            </span>
          </TableCell>
          <TableCell align="right">{t('incidents.phases.before')}</TableCell>
          <TableCell>{t('incidents.phases.verdict')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.rows.map(({ name, time, count }) => (
          <TableRow key={name}>
            <TableCell component="th" scope="row" role="rowheader">
              {name}
            </TableCell>
            {props.withCount && (
              <TableCell align="right">
                {count !== undefined && formatNumber(count)}
              </TableCell>
            )}
            {duration(time.p50)}
            {duration(time.mean)}
            <TableCell align="right" className={classes.amount}>
              {t('incidents.phases.known', {
                known: String(time.known),
                of: String(time.of),
              })}
            </TableCell>
            {duration(time.before.p50)}
            <TableCell>
              <VerdictLabel
                verdict={time.comparison.verdict}
                words="phases"
                compared={props.compared}
              />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </TableFrame>
  );
};

/** Are incidents noticed and mitigated faster than before? @internal */
export const FasterOrSlower = (props: { summary: IncidentsSummary }) => {
  const classes = useIncidentStyles();
  const t = useText();
  const { phases } = props.summary;
  const compared = isCompared(props.summary);
  return (
    <section>
      <h4 className={classes.question}>{t('incidents.phases.question')}</h4>
      <p className={classes.answer}>
        {phases
          .filter(({ metric }) => asked.includes(metric))
          .map(time => (
            <span key={time.metric} className={classes.sentence}>
              {t('incidents.phases.sentence', {
                title: time.title,
                verdict: (
                  <VerdictLabel
                    verdict={time.comparison.verdict}
                    words="phases"
                    compared={compared}
                  />
                ),
              })}
            </span>
          ))}
      </p>
      <PhaseTimes
        label={t('incidents.phases.question')}
        firstColumn={t('incidents.phases.name')}
        compared={compared}
        rows={phases.map(time => ({ name: time.title, time }))}
      />
      <span className={classes.note}>{t('incidents.phases.knownHint')}</span>
    </section>
  );
};
