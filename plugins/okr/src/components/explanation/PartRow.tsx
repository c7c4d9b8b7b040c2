import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  formatChange,
  formatShare,
  serviceName,
} from '@keyresults/backstage-plugin-okr-common';
import type {
  ExplainedPartAnswer,
  ExplanationResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { formatValue, itemOf, unbroken } from '../../format/metrics';
import { useText } from '../common/useText';
import { ChangeBar } from './ChangeBar';
import { useExplanationStyles } from './explanationStyles';

/** What a part is called, with a link to it. */
const PartName = ({ part }: { part: ExplainedPartAnswer }) => {
  if (part.entityRefs) {
    return (
      <>
        {part.entityRefs.map((ref, index) => (
          <span key={ref}>
            {index > 0 && ' + '}
            <EntityRefLink entityRef={ref} title={serviceName(ref)} hideIcon />
          </span>
        ))}
      </>
    );
  }
  return part.url ? <Link to={part.url}>{part.name}</Link> : <>{part.name}</>;
};

/** One part: what it was, what it is, and what it did to the whole. @internal */
export const PartRow = (props: {
  part: ExplainedPartAnswer;
  metric: ExplanationResponse['metric'];
  /** The largest change of all. */
  widest: number;
  /** False where the earlier days were never collected, so that nobody knows how many items they had. */
  isThenKnown: boolean;
}) => {
  const classes = useExplanationStyles();
  const t = useText();
  const { part, metric, widest, isThenKnown } = props;
  const { then, now, change, mix, within } = part;
  const share = (value: number | undefined) =>
    value === undefined ? '–' : formatShare(Number(value.toFixed(3)));
  return (
    <TableRow>
      <TableCell component="th" scope="row" className={classes.name}>
        <PartName part={part} />
        {part.reference !== undefined && (
          <span className={classes.note}>{part.reference}</span>
        )}
        <span className={classes.note}>
          {t('explanation.items', {
            then: isThenKnown ? String(then.items) : '–',
            now: String(now.items),
            items: itemOf(metric.id).other,
          })}
        </span>
        <span className={classes.note}>
          {t('explanation.share', {
            then: share(then.share),
            now: share(now.share),
          })}
        </span>
      </TableCell>
      <TableCell>
        {change === undefined ? (
          t('explanation.unsplit')
        ) : (
          <ChangeBar change={change} widest={widest} metric={metric} />
        )}
        {mix !== undefined && within !== undefined && (
          <span className={classes.note}>
            {t('explanation.split', {
              within: formatChange(within, metric.unit),
              mix: formatChange(mix, metric.unit),
            })}
          </span>
        )}
      </TableCell>
      <TableCell align="right">
        {unbroken(formatValue(then.value, metric.unit))}
      </TableCell>
      <TableCell align="right">
        {unbroken(formatValue(now.value, metric.unit))}
      </TableCell>
    </TableRow>
  );
};
