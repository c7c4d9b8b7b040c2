import { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { summarizeSnapshot } from './summarizeSnapshot';

describe('summarizeSnapshot', () => {
  it('counts each key result in the unit of its own stat, also where several have one metric', () => {
    const keyResult = (
      id: string,
      stat: string,
      unit: 'duration' | 'share',
    ): EvaluatedKeyResult => ({
      id,
      title: id,
      kind: 'metric',
      commitment: 'committed',
      state: 'on track',
      stateReason: '',
      links: [],
      series: [],
      metric: {
        id: 'github.reviewWait',
        title: 'Review wait',
        unit,
        better: 'lower',
        stat,
        description: '',
        formula: '',
      },
    });
    const { metrics, objectives } = summarizeSnapshot({
      objectives: [
        {
          id: 'quick',
          objective: 'Quick',
          cycle: '2026-Q4',
          links: [],
          keyResults: [
            keyResult('median', 'p50', 'duration'),
            keyResult('share', 'within 24h', 'share'),
          ],
        },
      ],
      freshness: { stale: false, staleSources: [], troubles: [] },
    });
    expect(metrics).toEqual([
      { id: 'github.reviewWait', title: 'Review wait' },
    ]);
    expect(
      objectives[0].keyResults.map(({ id, stat, unit }) => [id, stat, unit]),
    ).toEqual([
      ['median', 'p50', 'duration'],
      ['share', 'within 24h', 'share'],
    ]);
  });
});
