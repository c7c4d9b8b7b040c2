import {
  MetricDefinition,
  metricDefinitions,
  promiseChanges,
} from '@keyresults/backstage-plugin-okr-common';
import { readHistory } from '../../evaluation';
import { draftHistory } from './draftHistory';

const definitions: readonly MetricDefinition[] = metricDefinitions;
const settings = {
  metrics: { definitions },
  cycles: { fiscalYearStartMonth: 1, timeZone: 'UTC' },
};
const now = Date.parse('2026-11-22T12:00:00Z');
const cycle = {
  from: Date.parse('2026-10-01T00:00:00Z'),
  to: Date.parse('2027-01-01T00:00:00Z'),
};

const promising = (to: string) => `no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  keyResults:
    review-wait:
      metric: github.reviewWait
      from: 52h
      to: ${to}
`;

function changes(
  kept: string | undefined,
  draft: string | undefined,
  before: { recordedAt: number; annotation: string }[] = [],
) {
  const history = draftHistory(
    readHistory(before, settings),
    { kept, draft },
    now,
    settings,
  );
  return promiseChanges(history, {
    objectiveId: 'no-waiting',
    keyResultId: 'review-wait',
    cycle,
    cycles: settings.cycles,
    metrics: definitions,
  }).map(({ at, amounts }) => [at, amounts?.before, amounts?.after]);
}

describe('the history of a draft', () => {
  it('tells of what the draft changes, as of now', () => {
    expect(changes(promising('24h'), promising('30h'))).toEqual([
      ['2026-11-22T12:00:00.000Z', 24 * 3600, 30 * 3600],
    ]);
  });

  it('goes on with what was changed before', () => {
    const before = [
      { recordedAt: cycle.from, annotation: promising('20h') },
      { recordedAt: now - 1_000, annotation: promising('24h') },
    ];
    expect(changes(promising('24h'), promising('30h'), before)).toEqual([
      ['2026-11-22T11:59:59.000Z', 20 * 3600, 24 * 3600],
      ['2026-11-22T12:00:00.000Z', 24 * 3600, 30 * 3600],
    ]);
  });

  it('tells of nothing where the draft changes nothing, or begins', () => {
    expect(changes(promising('24h'), promising('24h'))).toEqual([]);
    expect(changes(undefined, promising('24h'))).toEqual([]);
  });
});
