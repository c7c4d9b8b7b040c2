import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  CycleSummary,
  EvaluatedKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { TrendChart } from '../../charts/TrendChart';
import { isOver } from '../../format/keyResults';
import { keyResultLines } from '../../format/keyResultLines';
import { unitOf, unitOfKeyResult } from '../../format/metrics';
import { PromiseChanges } from '../changes/PromiseChanges';
import { KeyResultCheckIns } from '../checkIns';
import { useText } from '../common/useText';
import { WithCode } from '../common/WithCode';
import { WhatMoved } from '../explanation';
import { HintsList } from '../hints';
import { WhatIf } from '../whatIf/WhatIf';
import { FactItems } from './FactItems';
import { factsWindow } from './factsWindow';
import { ForecastText } from './ForecastText';
import { HowMade } from './HowMade';
import { KeyResultNotes } from './KeyResultNotes';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(3), minWidth: 0 },
  columns: {
    display: 'grid',
    gap: theme.spacing(4),
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    },
  },
}));

/** Everything that is known about one key result. @internal */
export const KeyResultDetails = (props: {
  entityRef: string;
  objectiveId: string;
  keyResult: EvaluatedKeyResult;
  cycle: CycleSummary;
  asOf?: string;
  /** How often somebody asked to check in on the row. */
  checkInAsked: number;
}) => {
  const classes = useStyles();
  const t = useText();
  const { keyResult, cycle, asOf } = props;
  const { metric, current, where } = keyResult;
  const { pace, targetValue } = useMemo(
    () => keyResultLines(keyResult, cycle),
    [keyResult, cycle],
  );
  const stat = metric?.stat;
  const request = useMemo(() => {
    const window = factsWindow(keyResult, asOf);
    return window && { stat, ...window, asOf, where };
  }, [stat, keyResult, asOf, where]);

  return (
    <div className={classes.root}>
      <Typography variant="body2">
        <WithCode text={keyResult.stateReason} />
      </Typography>
      <ForecastText keyResult={keyResult} />
      <HintsList hints={keyResult.hints} />
      <KeyResultNotes keyResult={keyResult} over={isOver(cycle, asOf)} />
      {keyResult.kind === 'invalid' && (
        <Typography variant="body2">{t('keyResult.invalid')}</Typography>
      )}
      {(metric || current) && !keyResult.habit && (
        <TrendChart
          title={keyResult.title}
          series={keyResult.series}
          unit={unitOfKeyResult(keyResult)}
          metric={metric}
          asOf={asOf}
          cycle={cycle}
          targetValue={targetValue}
          pace={pace}
          changes={keyResult.changes}
        />
      )}
      <PromiseChanges changes={keyResult.changes} />
      {keyResult.kind === 'metric' && current && (
        <WhatMoved
          entityRef={props.entityRef}
          objectiveId={props.objectiveId}
          keyResultId={keyResult.id}
          cycle={cycle.id}
          asOf={asOf}
        />
      )}
      {asOf !== undefined && keyResult.series.length > 0 && (
        <WhatIf
          objectiveId={props.objectiveId}
          keyResult={keyResult}
          asOf={asOf}
          over={isOver(cycle, asOf)}
        />
      )}
      {keyResult.kind !== 'invalid' && (
        <KeyResultCheckIns
          entityRef={props.entityRef}
          objectiveId={props.objectiveId}
          keyResult={keyResult}
          cycle={cycle}
          asked={props.checkInAsked}
        />
      )}
      {metric && (
        <div className={classes.columns}>
          <HowMade keyResult={keyResult} metric={metric} />
          {request && (
            <FactItems
              entityRef={props.entityRef}
              metricId={metric.id}
              unit={unitOf(metric)}
              request={request}
            />
          )}
        </div>
      )}
    </div>
  );
};
