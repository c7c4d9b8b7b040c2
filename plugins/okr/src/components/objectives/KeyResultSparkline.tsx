import { makeStyles } from '@material-ui/core/styles';
import type {
  CycleSummary,
  EvaluatedKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { Sparkline } from '../../charts/Sparkline';
import { unitOf } from '../../format/metrics';
import { keyResultLines } from '../../format/keyResultLines';
import { useText } from '../common/useText';

const useStyles = makeStyles(theme => ({
  root: { [theme.breakpoints.only('md')]: { display: 'none' } },
}));

interface KeyResultSparklineProps {
  keyResult: EvaluatedKeyResult;
  cycle: CycleSummary;
  asOf?: string;
}

/** The weeks of a key result in small; left out where there is no room. @internal */
export const KeyResultSparkline = (props: KeyResultSparklineProps) => {
  const classes = useStyles();
  const t = useText();
  const { metric, series } = props.keyResult;
  return (
    <div className={classes.root}>
      {metric && series.length > 0 && (
        <Sparkline
          label={t('chart.label', { title: props.keyResult.title })}
          series={series}
          unit={unitOf(metric)}
          cycle={props.cycle}
          asOf={props.asOf}
          {...keyResultLines(props.keyResult, props.cycle)}
        />
      )}
    </div>
  );
};
