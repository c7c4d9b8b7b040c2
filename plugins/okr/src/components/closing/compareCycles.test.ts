import type { EntityCycleSummary } from '@keyresults/backstage-plugin-okr-common';
import { anOverviewKeyResult } from '../../__testUtils__/closingFixtures';
import { compareCycles } from './compareCycles';

function cycleOf(
  ...objectives: [id: string, title: string, ...keyResults: string[]][]
): Pick<EntityCycleSummary, 'objectives'> {
  return {
    objectives: objectives.map(([id, objective, ...keyResults]) => ({
      id,
      objective,
      keyResults: keyResults.map(keyResult =>
        anOverviewKeyResult({ id: keyResult, title: `${keyResult} of ${id}` }),
      ),
    })),
  };
}

describe('cycles side by side', () => {
  it('match what has the same id, under the name that it had last', () => {
    const [waits, others] = compareCycles([
      cycleOf(['waits', 'Nobody waits', 'p75', 'rota']),
      cycleOf(['waits', 'Fewer wait', 'p75'], ['gone', 'Gone', 'p75']),
    ]);
    expect(waits.title).toBe('Nobody waits');
    expect(waits.cells.map(cell => cell?.objective)).toEqual([
      'Nobody waits',
      'Fewer wait',
    ]);
    expect(
      waits.keyResults.map(({ id, cells }) => [
        id,
        ...cells.map(cell => cell !== undefined),
      ]),
    ).toEqual([
      ['p75', true, true],
      ['rota', true, false],
    ]);
    expect(others.cells.map(cell => cell?.id)).toEqual([undefined, 'gone']);
    // The same id in another objective is another key result.
    expect(others.keyResults[0].title).toBe('p75 of gone');
  });

  it('have no rows where nothing was promised', () => {
    expect(compareCycles([])).toEqual([]);
    expect(compareCycles([cycleOf(), cycleOf()])).toEqual([]);
  });
});
