import { Fragment } from 'react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type {
  EntityCycleSummary,
  OverviewKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import {
  cycleScoreOf,
  formatMetricValue,
  scoredOf,
} from '@keyresults/backstage-plugin-okr-common';
import { KeyResultStateLabel } from '../common/KeyResultStateLabel';
import { TableFrame } from '../common/TableFrame';
import { useScoreText } from '../common/useScoreText';
import { useText } from '../common/useText';
import { useClosingStyles } from './closingStyles';
import { compareCycles } from './compareCycles';

/** A key result has a score of its own or none. */
const KEY_RESULT_ITSELF = { known: 1, of: 1 };

/** A final value in its own unit; empty where there is none. */
function valueText(keyResult: OverviewKeyResult): string {
  const { value, unit = 'ratio', unitLabel } = keyResult;
  return !value || value.kind === 'none'
    ? ''
    : formatMetricValue(value, unit, unitLabel);
}

function statusOf({ closed, isOver }: EntityCycleSummary) {
  if (closed) {
    return 'closing.compare.closed' as const;
  }
  return isOver
    ? ('closing.compare.open' as const)
    : ('closing.compare.runs' as const);
}

/** Objectives and key results by row, cycles by column. @internal */
export const ComparisonTable = (props: {
  /** Newest first. */
  cycles: readonly EntityCycleSummary[];
  onCycle(id: string): void;
}) => {
  const classes = useClosingStyles();
  const t = useText();
  const { cycles, onCycle } = props;
  const scoreText = useScoreText();
  const wholeText = ({ objectives }: EntityCycleSummary) => {
    const { score, scored } = cycleScoreOf(objectives);
    return scoreText(score, scored);
  };
  return (
    <div className={classes.compared}>
      <TableFrame label={t('closing.compare.table')}>
        <TableHead>
          <TableRow>
            <TableCell component="th" scope="col">
              {t('closing.compare.what')}
            </TableCell>
            {cycles.map(one => (
              <TableCell key={one.cycle.id} component="th" scope="col">
                <button
                  type="button"
                  className={classes.link}
                  title={t('closing.compare.showCycle', {
                    cycle: one.cycle.label,
                  })}
                  onClick={() => onCycle(one.cycle.id)}
                >
                  {one.cycle.label}
                </button>
                <div>{t(statusOf(one))}</div>
                {one.objectives.length > 1 && (
                  <div title={t('outlook.cycleScoreHint')}>
                    {wholeText(one)}
                  </div>
                )}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {compareCycles(cycles).map(objective => (
            <Fragment key={objective.id}>
              <TableRow className={classes.objectiveRow}>
                <TableCell component="th" scope="row">
                  {objective.title}
                </TableCell>
                {objective.cells.map((cell, index) => (
                  <TableCell key={cycles[index].cycle.id}>
                    {cell
                      ? scoreText(cell.score, scoredOf(cell))
                      : t('closing.compare.none')}
                  </TableCell>
                ))}
              </TableRow>
              {objective.keyResults.map(keyResult => (
                <TableRow key={keyResult.id}>
                  <TableCell component="th" scope="row">
                    {keyResult.title}
                  </TableCell>
                  {keyResult.cells.map((cell, index) => (
                    <TableCell key={cycles[index].cycle.id}>
                      {cell ? (
                        <div className={classes.cell}>
                          <span>{valueText(cell)}</span>
                          <KeyResultStateLabel keyResult={cell} />
                          <span className={classes.quiet}>
                            {scoreText(cell.score, KEY_RESULT_ITSELF)}
                          </span>
                        </div>
                      ) : (
                        t('closing.compare.none')
                      )}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </Fragment>
          ))}
        </TableBody>
      </TableFrame>
    </div>
  );
};
