import { makeStyles } from '@material-ui/core/styles';
import type {
  CycleSummary,
  EvaluatedKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { Sparkline } from '../../charts/Sparkline';
import { keyResultLines } from '../../format/keyResultLines';
import { useText } from '../common/useText';

const useStyles = makeStyles(theme => ({
  root: {
    [theme.breakpoints.only('md')]: {
      '&&': { gridColumn: 4, gridRow: '1 / span 2' },
    },
    [theme.breakpoints.up('lg')]: { '&&': { gridColumn: 5 } },
  },
  blank: { [theme.breakpoints.down('sm')]: { display: 'none' } },
}));

interface KeyResultSparklineProps {
  keyResult: EvaluatedKeyResult;
  cycle: CycleSummary;
  asOf?: string;
}

/** The weeks of a key result in small. @internal */
export const KeyResultSparkline = (props: KeyResultSparklineProps) => {
  const classes = useStyles();
  const t = useText();
  const { metric, series } = props.keyResult;
  const drawn = metric && series.length > 0;
  return (
    <div className={`${classes.root} ${drawn ? '' : classes.blank}`}>
      {drawn && (
        <Sparkline
          label={t('chart.label', { title: props.keyResult.title })}
          series={series}
          cycle={props.cycle}
          asOf={props.asOf}
          {...keyResultLines(props.keyResult, props.cycle)}
        />
      )}
    </div>
  );
};
