import { useMemo, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { OverviewResponse } from '@keyresults/backstage-plugin-okr-common';
import { Growing } from '../common/Growing';
import { Section } from '../common/Section';
import { useText } from '../common/useText';
import { isNarrowed, OverviewFilter, writeFilter } from './filter';
import { alignmentOf, branchKeys, nodeKey, pruneTrees, TreeNode } from './tree';
import { OpenBranches, TreeBranch } from './TreeBranch';
import { useTreeStyles } from './treeStyles';

/** As long as there are no more, all stand open at first. */
const mostOpen = 60;

/** Which objectives support which, beside those that support nothing or something that is not there. @internal */
export const Alignment = (props: {
  overview: OverviewResponse;
  filter: OverviewFilter;
}) => {
  const classes = useTreeStyles();
  const t = useText();
  const { overview, filter } = props;
  const alignment = useMemo(() => alignmentOf(overview), [overview]);
  const trees = pruneTrees(alignment.trees, filter);
  const broken = pruneTrees(
    // Each by itself: those below stand in their tree.
    alignment.broken.map(node => ({ ...node, supportedBy: [] })),
    filter,
  );
  const alone = pruneTrees(alignment.alone, filter);
  const branches = branchKeys(trees);
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const opened =
    chosen ??
    new Set(
      branches.length <= mostOpen || isNarrowed(filter)
        ? branches
        : trees.map(nodeKey),
    );
  const open: OpenBranches = {
    has: key => opened.has(key),
    toggle(key) {
      const next = new Set(opened);
      if (!next.delete(key)) {
        next.add(key);
      }
      setChosen(next);
    },
  };
  const list = (nodes: readonly TreeNode[]) => (
    <Growing items={nodes} of={writeFilter(filter).toString()}>
      {shown => (
        <ul className={classes.list}>
          {shown.map(node => (
            <TreeBranch
              key={nodeKey(node)}
              node={node}
              cycle={overview.cycle}
              open={open}
            />
          ))}
        </ul>
      )}
    </Growing>
  );
  const isEmpty = trees.length + broken.length + alone.length === 0;
  return (
    <>
      {broken.length > 0 && (
        <Section title={`${t('overview.align.broken')} (${broken.length})`}>
          {list(broken)}
        </Section>
      )}
      {trees.length > 0 && (
        <Section
          title={t('overview.align.trees')}
          actions={
            <div className={classes.actions}>
              <Button size="small" onClick={() => setChosen(new Set(branches))}>
                {t('overview.align.openAll')}
              </Button>
              <Button size="small" onClick={() => setChosen(new Set())}>
                {t('overview.align.closeAll')}
              </Button>
            </div>
          }
        >
          {list(trees)}
        </Section>
      )}
      {alignment.trees.length + alignment.broken.length === 0 && (
        <Typography variant="body1">
          {t('overview.align.none', { cycle: overview.cycle.label })}
        </Typography>
      )}
      {alone.length > 0 && (
        <Section title={`${t('overview.align.alone')} (${alone.length})`}>
          <p className={classes.hint}>{t('overview.align.aloneText')}</p>
          {list(alone)}
        </Section>
      )}
      {isEmpty && (
        <Typography variant="body1">{t('overview.noMatch')}</Typography>
      )}
    </>
  );
};
