import { makeStyles } from '@material-ui/core/styles';
import type {
  CycleSummary,
  EvaluatedKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { Sparkline } from '../../charts/Sparkline';
import { keyResultLines } from '../../format/keyResultLines';
import { useText } from '../common/useText';
import { HabitStrip } from './HabitStrip';

const useStyles = makeStyles(theme => ({
  root: {
    [theme.breakpoints.only('md')]: {
      '&&': { gridColumn: 4, gridRow: '1 / span 2' },
    },
    [theme.breakpoints.up('lg')]: { '&&': { gridColumn: 5 } },
  },
  blank: { [theme.breakpoints.down('sm')]: { display: 'none' } },
}));

interface KeyResultWeeksProps {
  keyResult: EvaluatedKeyResult;
  cycle: CycleSummary;
  asOf?: string;
}

/** The weeks of a key result in small: their values, or in which of them a habit was kept. @internal */
export const KeyResultWeeks = (props: KeyResultWeeksProps) => {
  const classes = useStyles();
  const t = useText();
  const { metric, series, habit } = props.keyResult;
  if (habit && habit.periods.length > 0) {
    return (
      <div className={classes.root}>
        <HabitStrip
          habit={habit}
          counted={metric !== undefined}
          asOf={props.asOf}
        />
      </div>
    );
  }
  const drawn =
    series.length > 0 &&
    (metric || series.some(({ value }) => value.kind !== 'none'));
  return (
    <div className={`${classes.root} ${drawn ? '' : classes.blank}`}>
      {drawn && (
        <Sparkline
          label={t('chart.label', { title: props.keyResult.title })}
          series={series}
          said={!metric}
          cycle={props.cycle}
          asOf={props.asOf}
          changes={props.keyResult.changes}
          {...keyResultLines(props.keyResult, props.cycle)}
        />
      )}
    </div>
  );
};
