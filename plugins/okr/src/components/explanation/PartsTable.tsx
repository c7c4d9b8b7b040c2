import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableFooter from '@material-ui/core/TableFooter';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { ExplanationResponse } from '@keyresults/backstage-plugin-okr-common';
import { formatValue, unbroken } from '../../format/metrics';
import { TableFrame } from '../common/TableFrame';
import { useText } from '../common/useText';
import { ChangeBar } from './ChangeBar';
import { PartRow } from './PartRow';
import { useExplanationStyles } from './explanationStyles';

/** A line of what is left beside the parts that are told. */
const RestRow = (props: {
  name: string;
  change: number | undefined;
  widest: number;
  metric: ExplanationResponse['metric'];
}) => {
  const classes = useExplanationStyles();
  const { name, change } = props;
  return (
    <TableRow>
      <TableCell component="th" scope="row" className={classes.name}>
        {name}
      </TableCell>
      <TableCell>
        {change === undefined ? (
          '–'
        ) : (
          <ChangeBar
            change={change}
            widest={props.widest}
            metric={props.metric}
          />
        )}
      </TableCell>
      <TableCell align="right">–</TableCell>
      <TableCell align="right">–</TableCell>
    </TableRow>
  );
};

/** What each part was, is, and did to the whole. @internal */
export const PartsTable = (props: { explanation: ExplanationResponse }) => {
  const classes = useExplanationStyles();
  const t = useText();
  const { explanation } = props;
  const { metric, parts, others, rest, change, hasHidden } = explanation;
  if (parts.length === 0) {
    return <Typography variant="body2">{t('explanation.noParts')}</Typography>;
  }
  const widest = Math.max(
    ...[...parts, others, rest, { change }].map(it =>
      Math.abs(it?.change ?? 0),
    ),
  );
  const common = { widest, metric };
  const { value: thenValue } = explanation.then;
  const isThenKnown =
    thenValue.kind !== 'none' || thenValue.reason !== 'notCollected';
  const whole = (side: 'then' | 'now') =>
    unbroken(formatValue(explanation[side].value, metric.unit));
  return (
    <TableFrame label={t('explanation.table')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('explanation.part')}</TableCell>
          <TableCell>{t('explanation.changed')}</TableCell>
          <TableCell align="right">
            {t(
              explanation.against === 'baseline'
                ? 'explanation.before'
                : 'explanation.earlier',
            )}
          </TableCell>
          <TableCell align="right">{t('explanation.now')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {parts.map(part => (
          <PartRow
            key={part.id}
            part={part}
            isThenKnown={isThenKnown}
            {...common}
          />
        ))}
        {others && (
          <RestRow
            name={t('explanation.others', { count: others.count })}
            change={others.change}
            {...common}
          />
        )}
        {rest && (
          <RestRow
            name={t(`explanation.${rest.reason}`)}
            change={rest.change}
            {...common}
          />
        )}
        {hasHidden && (
          <RestRow
            name={t('explanation.hidden')}
            change={undefined}
            {...common}
          />
        )}
      </TableBody>
      <TableFooter>
        <TableRow className={classes.whole}>
          <TableCell component="th" scope="row" role="rowheader">
            {t('explanation.whole')}
          </TableCell>
          <TableCell>
            {change === undefined ? (
              t('explanation.unsplit')
            ) : (
              <ChangeBar change={change} {...common} />
            )}
          </TableCell>
          <TableCell align="right">{whole('then')}</TableCell>
          <TableCell align="right">{whole('now')}</TableCell>
        </TableRow>
      </TableFooter>
    </TableFrame>
  );
};
