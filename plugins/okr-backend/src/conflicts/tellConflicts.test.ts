import {
  EvaluatedObjective,
  findMetric,
  MetricPromise,
} from '@keyresults/backstage-plugin-okr-common';
import { FoundPromise } from './PromiseStore';
import { tellConflicts } from './tellConflicts';

const own: MetricPromise = {
  objectiveId: 'calm',
  keyResultId: 'wait',
  title: 'Quick',
  part: 'keyResult',
  field: 'keep',
  metric: 'github.reviewWait',
  stat: 'p75',
  where: {},
  side: 'atMost',
  amount: 3_600,
  isStrict: true,
  isOff: false,
};

const other = (entityRef: string): FoundPromise => ({
  ...own,
  side: 'atLeast',
  amount: 7_200,
  entityRef,
  entityTitle: entityRef,
  overlap: 'same',
});

/** What is told of pages of others, and how many of these were read. */
async function tell(pages: string[][]) {
  let read = 0;
  const store = {
    async *others() {
      for (const page of pages) {
        read++;
        yield page.map(other);
      }
    },
  };
  const metric = findMetric('github.reviewWait');
  const objective = {
    id: 'calm',
    keyResults: [{ id: 'wait' }],
  } as unknown as EvaluatedObjective;
  const [{ keyResults }] = await tellConflicts(
    [objective],
    { leaves: '', leafCount: 1, of: [own] },
    {
      entityRef: 'component:default/own',
      cycle: { to: 0 },
      metrics: metric ? [metric] : [],
      store,
      sight: {
        visible: async refs =>
          new Set(refs.filter(ref => !ref.startsWith('hidden'))),
      },
    },
  );
  const told = (keyResults[0].hints ?? []).map(
    ({ reason }) => reason.split(' promises')[0],
  );
  return { told, read };
}

describe('tellConflicts', () => {
  it('reads on while what it has found is hidden', async () => {
    expect(
      await tell([
        ['hidden 1', 'hidden 2'],
        ['hidden 3'],
        ['seen', 'hidden 4'],
      ]),
    ).toEqual({ told: ['seen'], read: 3 });
  });

  it('stops at three that the reader may see', async () => {
    expect(await tell([['hidden', 'a'], ['b', 'c', 'd'], ['e']])).toEqual({
      told: ['a', 'b', 'c'],
      read: 2,
    });
  });
});
