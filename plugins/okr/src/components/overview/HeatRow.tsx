import { memo } from 'react';
import { Link } from '@backstage/core-components';
import { useTabLink } from '../../hooks/useTabLink';
import { stateClass } from '../../theme/stateColours';
import { KeyResultStateLabel } from '../common/KeyResultStateLabel';
import { useScoreText } from '../common/useScoreText';
import { useText } from '../common/useText';
import { kindOf } from './filter';
import { useOverviewStyles } from './overviewStyles';
import { OverviewCell, OverviewRow } from './rows';

/** What is said aloud of a cell. @internal */
export type CellTexts = (cell: OverviewCell) => string;

const knownKinds = ['group', 'user', 'component', 'system', 'domain'] as const;

/** The kind of an entity, or of several, in the reader's words. @internal */
export function useKindText(words: 'ofKind' | 'kinds') {
  const t = useText();
  return (kind: string) => {
    const known = knownKinds.find(name => name === kind);
    return known ? t(`overview.${words}.${known}`) : kind;
  };
}

const HeatCell = (props: {
  cell: OverviewCell;
  classes: ReturnType<typeof useOverviewStyles>;
  to: string;
  texts: CellTexts;
}) => {
  const t = useText();
  const { cell, classes, to } = props;
  const { keyResult } = cell;
  const name = stateClass[keyResult.state];
  const ofState = (classes as Record<string, string>)[name];
  return (
    <li>
      <Link
        to={to}
        title={keyResult.stateReason}
        underline="none"
        className={`${classes.cell} ${ofState}`}
      >
        <span className={classes.cellTitle}>{keyResult.title}</span>
        <span className={classes.spoken}>: </span>
        <span className={classes.cellState}>
          <KeyResultStateLabel keyResult={keyResult} className={classes.word} />
          {keyResult.changed && (
            <span className={classes.changed}>{t('overview.changed')}</span>
          )}
        </span>
        <span className={classes.spoken}>, {props.texts(cell)}</span>
      </Link>
    </li>
  );
};

/** One entity with its key results. @internal */
export const HeatRow = memo(
  (props: { row: OverviewRow; cycle: string; texts: CellTexts }) => {
    const classes = useOverviewStyles();
    const t = useText();
    const kindText = useKindText('ofKind');
    const linkOf = useTabLink();
    const { row, cycle } = props;
    const scoreText = useScoreText();
    const { entityRef, lowest } = row;
    const { score, scored } = row.whole;
    return (
      <li className={classes.row}>
        <div className={classes.name}>
          <Link to={linkOf(entityRef, { cycle })} className={classes.entity}>
            {row.title}
          </Link>
          <div className={classes.quiet}>
            {[
              kindText(kindOf(entityRef)),
              ...(row.isClosed ? [t('overview.isClosed')] : []),
              ...(score === undefined
                ? []
                : [scoreText(score, scored, 'inLine')]),
              ...(lowest && row.objectives > 1
                ? [
                    t('overview.lowest', {
                      score: scoreText(lowest.score, lowest.scored, 'alone'),
                    }),
                  ]
                : []),
            ].join(' · ')}
          </div>
          {row.hidden > 0 && (
            <div className={classes.quiet}>
              {t('overview.hiddenCells', { count: row.hidden })}
            </div>
          )}
        </div>
        {row.cells.length === 0 ? (
          <span className={classes.quiet}>{t('overview.noKeyResults')}</span>
        ) : (
          <ul className={classes.cells}>
            {row.cells.map(cell => (
              <HeatCell
                key={`${cell.objective.id}/${cell.keyResult.id}`}
                cell={cell}
                classes={classes}
                texts={props.texts}
                to={linkOf(entityRef, {
                  cycle,
                  objective: cell.objective.id,
                  keyResult: cell.keyResult.id,
                })}
              />
            ))}
          </ul>
        )}
      </li>
    );
  },
);
