import IconButton from '@material-ui/core/IconButton';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import { Link } from '@backstage/core-components';
import { scoredOf, supportOf } from '@keyresults/backstage-plugin-okr-common';
import type { CycleSummary } from '@keyresults/backstage-plugin-okr-common';
import { elementId } from '../../format/links';
import { formatScore } from '../../format/scores';
import { useTabLink } from '../../hooks/useTabLink';
import { Growing } from '../common/Growing';
import { StateLabel } from '../common/StateLabel';
import { useScoreText } from '../common/useScoreText';
import { useText } from '../common/useText';
import { allStates } from './filter';
import { nodeKey, TreeNode } from './tree';
import { useTreeStyles } from './treeStyles';

/** Which branches are open, and the way to change that. @internal */
export interface OpenBranches {
  has(key: string): boolean;
  toggle(key: string): void;
}

const NodeFacts = (props: { node: TreeNode }) => {
  const classes = useTreeStyles();
  const t = useText();
  const scoreText = useScoreText();
  const { objective } = props.node;
  const { title, cycle, score, keyResults } = objective;
  const support = supportOf(props.node);
  return (
    <div className={classes.facts}>
      <span>{cycle ? `${title}, ${cycle.label}` : title}</span>
      <span>
        {score === undefined
          ? t('overview.align.noScore')
          : scoreText(score, scoredOf(objective), 'inLine')}
      </span>
      {allStates.map(state => {
        const count = keyResults.filter(
          keyResult => keyResult.state === state,
        ).length;
        return (
          count > 0 && <StateLabel key={state} state={state} count={count} />
        );
      })}
      {support.direct > 0 && (
        <span title={t('overview.align.supportHint')}>
          {t('overview.align.support', { count: support.direct })}
          {support.score !== undefined &&
            t(
              support.scored < support.direct
                ? 'overview.align.supportScorePart'
                : 'overview.align.supportScore',
              {
                score: formatScore(support.score),
                known: String(support.scored),
                of: String(support.direct),
              },
            )}
        </span>
      )}
    </div>
  );
};

const Toggle = (props: { node: TreeNode; open: OpenBranches }) => {
  const classes = useTreeStyles();
  const t = useText();
  const { node, open } = props;
  const key = nodeKey(node);
  const isOpen = open.has(key);
  return (
    <IconButton
      size="small"
      className={classes.toggle}
      aria-expanded={isOpen}
      aria-controls={elementId('below', key)}
      aria-label={t(isOpen ? 'overview.align.close' : 'overview.align.open', {
        objective: node.objective.objective,
      })}
      onClick={() => open.toggle(key)}
    >
      {isOpen ? <ExpandMoreIcon /> : <ChevronRightIcon />}
    </IconButton>
  );
};

/** An objective, and below it what supports it. @internal */
export const TreeBranch = (props: {
  node: TreeNode;
  cycle: CycleSummary;
  open: OpenBranches;
}) => {
  const classes = useTreeStyles();
  const t = useText();
  const linkOf = useTabLink();
  const { node, cycle, open } = props;
  const { objective, broken, supportedBy } = node;
  const key = nodeKey(node);
  return (
    <li>
      <div className={classes.node}>
        {supportedBy.length > 0 && <Toggle node={node} open={open} />}
        <div className={classes.body}>
          <Link
            className={classes.link}
            to={linkOf(objective.entityRef, {
              cycle: (objective.cycle ?? cycle).id,
              objective: objective.id,
            })}
          >
            {objective.objective}
          </Link>
          <NodeFacts node={node} />
          {broken && (
            <div className={classes.broken}>
              <ErrorOutlineIcon aria-hidden className={classes.brokenIcon} />
              <span>
                {t(`overview.align.${broken}`, {
                  supports: objective.supports ?? '',
                })}
              </span>
            </div>
          )}
        </div>
      </div>
      {supportedBy.length > 0 && (
        <div id={elementId('below', key)} hidden={!open.has(key)}>
          {open.has(key) && (
            <Growing items={supportedBy} of={key}>
              {shown => (
                <ul className={classes.below}>
                  {shown.map(below => (
                    <TreeBranch
                      key={nodeKey(below)}
                      node={below}
                      cycle={cycle}
                      open={open}
                    />
                  ))}
                </ul>
              )}
            </Growing>
          )}
        </div>
      )}
    </li>
  );
};
