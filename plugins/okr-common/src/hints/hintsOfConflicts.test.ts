import { parseAnnotation } from '../annotation';
import { metricDefinitions } from '../metrics';
import {
  hintsOfConflicts,
  OtherPromise,
  ScopeOverlap,
} from './hintsOfConflicts';
import { metricPromises } from './MetricPromise';

const promises = (fields: string, calendar = 'wall') => {
  const text = `calm:\n  objective: O\n  cycle: 2026-Q4\n  keyResults:\n    k: { ${fields} }`;
  const { objectives } = parseAnnotation(text, { metrics: metricDefinitions });
  return metricPromises(objectives, metricDefinitions, calendar);
};

const others = (
  fields: string,
  overlap: ScopeOverlap = 'same',
  calendar?: string,
): readonly OtherPromise[] =>
  promises(fields, calendar).map(promise => ({
    ...promise,
    entityTitle: 'Payments',
    overlap,
  }));

const found = (own: string, other: string, overlap?: ScopeOverlap) =>
  hintsOfConflicts(promises(own), others(other, overlap), metricDefinitions);

const wait = 'metric: github.reviewWait';
const good = `${wait}, stat: within 24h`;

describe('two promises that cannot both be kept', () => {
  it.each([
    [`${wait}, keep: below 24h`, `${wait}, keep: above 30h`],
    // Neither line is kept by the amount itself.
    [`${wait}, keep: below 24h`, `${wait}, keep: above 24h`],
    [`${wait}, from: 52h, to: 24h`, `${wait}, keep: above 24h`],
    [`${wait}, from: measured, to: 24h`, `${wait}, from: 20h, to: 30h`],
    [`${good}, from: 50%, to: 80%`, `${good}, keep: below 60%`],
    [
      `${wait}, from: 52h, to: 24h`,
      `done: false, guardrail: { ${wait}, keep: above 2d }`,
    ],
    [
      `done: false, guardrail: { ${wait}, keep: above 2d }`,
      `${wait}, from: 52h, to: 24h`,
    ],
    [
      `${wait}, keep: below 24h, where: { team: a }`,
      `${wait}, keep: above 30h, where: { team: a }`,
    ],
  ])('%s, and %s', (own, other) => {
    expect(found(own, other).map(({ name }) => name)).toEqual(['conflict']);
  });

  it.each([
    // Exactly 24 h is as both promise.
    [`${wait}, from: 52h, to: 24h`, `${wait}, from: 20h, to: 24h`],
    [`${wait}, keep: below 30h`, `${wait}, keep: above 24h`],
    [`${wait}, keep: below 24h`, `${wait}, stat: p90, keep: above 30h`],
    [`${wait}, keep: below 24h`, 'metric: github.mergeTime, keep: above 30h'],
    // A hundred deployments, of which four mend something, are as both promise.
    [
      `${wait}, keep: below 24h`,
      `${wait}, keep: above 30h, where: { team: a }`,
    ],
    [
      `${wait}, keep: below 24h, where: { team: b }`,
      `${wait}, keep: above 30h, where: { team: a }`,
    ],
    // Which way is forward is not known before it was measured.
    [
      `${wait}, stat: count, keep: above 30`,
      `${wait}, stat: count, from: measured, to: 10`,
    ],
  ])('are not %s, and %s', (own, other) => {
    expect(found(own, other)).toEqual([]);
  });

  it('are told with what the other promises, beside the field that says how far', () => {
    const other = `title: Take your time, ${wait}, keep: above 30h`;
    const [same] = found(`${wait}, from: 52h, to: 24h`, other);
    expect(same).toEqual({
      objectiveId: 'calm',
      keyResultId: 'k',
      name: 'conflict',
      field: 'to',
      reason:
        'Payments promises Review wait, p75 above 30 h in “Take your time”. Both are measured over the same, so one cannot be kept without breaking the other.',
      advice: 'Talk with Payments about which of the two it shall be.',
    });
    const [guarded] = found(
      `done: false, guardrail: { ${wait}, keep: below 24h }`,
      other,
    );
    expect(guarded.field).toBe('guardrail');
  });
});

describe('two target values for the same number', () => {
  it('are told where both stand for the same', () => {
    const [hint] = found(
      `${wait}, from: 52h, to: 24h`,
      `title: Faster, ${wait}, from: 52h, to: 30h`,
    );
    expect(hint).toMatchObject({
      reason:
        'Payments promises Review wait, p75 at most 30 h in “Faster”, and it is the same number.',
      advice: 'Agree with Payments on one target value.',
    });
  });

  it.each([
    ['the same target value', `${wait}, from: 52h, to: 24h`, 'same' as const],
    ['another scope', `${wait}, from: 52h, to: 30h`, 'inside' as const],
    [
      'part of it',
      `${wait}, from: 52h, to: 30h, where: { team: a }`,
      'same' as const,
    ],
    ['a line that is kept', `${wait}, keep: below 36h`, 'same' as const],
    [
      'a guardrail, which may be looser',
      `done: false, guardrail: { ${wait}, keep: below 30h }`,
      'same' as const,
    ],
  ])('are not %s', (_, other, overlap) => {
    expect(found(`${wait}, from: 52h, to: 24h`, other, overlap)).toEqual([]);
  });
});

const overlaps = ['same', 'inside', 'around', 'partial'] as const;

describe('promises over some of the same', () => {
  it.each(['inside', 'around', 'partial'] as const)(
    'pull against each other where whatever moves the one moves the other: %s',
    overlap => {
      const [hint, ...more] = found(
        `${wait}, keep: below 24h`,
        `title: Take your time, ${wait}, keep: above 30h`,
        overlap,
      );
      expect(more).toEqual([]);
      expect(hint).toMatchObject({
        field: 'keep',
        reason:
          'Payments promises Review wait, p75 above 30 h in “Take your time”. Some of it is measured over the same: there, what helps the one harms the other.',
        advice: 'Talk with Payments about what you have in common.',
      });
    },
  );

  const few = 'metric: incidents.count, keep: below 24';
  const many = 'metric: incidents.count, keep: above 30';

  it('contradict each other in counts only where the smaller is to have more than the larger', () => {
    const said = (own: string, other: string) =>
      overlaps.filter(overlap => found(own, other, overlap).length > 0);
    // Fewer than 24 of all cannot hold more than 30 of some; more than 30 of all can hold fewer than 24 of some.
    expect(said(few, many)).toEqual(['same', 'inside']);
    expect(said(many, few)).toEqual(['same', 'around']);
    expect(found(few, many, 'inside')[0].reason).toContain(
      'All that is counted there is counted here too, so one cannot be kept without breaking the other.',
    );
    expect(found(many, few, 'around')[0].reason).toContain(
      'All that is counted here is counted there too',
    );
  });

  it('are alike with downtime, which a larger scope never has less of', () => {
    const up = 'metric: incidents.downtimeShare, keep: below 1%';
    const down = 'metric: incidents.downtimeShare, keep: above 2%';
    expect(found(up, down, 'inside')).toHaveLength(1);
    expect(found(up, down, 'around')).toEqual([]);
  });

  it('say nothing of sums, which may fall as a scope grows', () => {
    const metrics = metricDefinitions.map(metric =>
      metric.id === 'sentry.errorsPerUserDay'
        ? {
            ...metric,
            estimator: 'sum' as const,
            stats: ['sum' as const],
            defaultStat: 'sum' as const,
          }
        : metric,
    );
    const errors = 'metric: sentry.errorsPerUserDay, stat: sum';
    const of = (fields: string) => {
      const text = `calm:\n  objective: O\n  cycle: 2026-Q4\n  keyResults:\n    k: { ${fields} }`;
      return metricPromises(
        parseAnnotation(text, { metrics }).objectives,
        metrics,
      );
    };
    const said = overlaps.filter(
      overlap =>
        hintsOfConflicts(
          of(`${errors}, keep: below 10`),
          of(`${errors}, keep: above 20`).map(promise => ({
            ...promise,
            entityTitle: 'Payments',
            overlap,
          })),
          metrics,
        ).length > 0,
    );
    expect(said).toEqual(['same']);
  });
});

describe('promises in two calendars', () => {
  const inCalendars = (own: string, other: string) =>
    hintsOfConflicts(
      promises(own, 'wall'),
      others(other, 'same', 'berlin'),
      metricDefinitions,
    );

  it('are of two numbers where waits are counted in them', () => {
    expect(
      inCalendars(`${wait}, keep: below 24h`, `${wait}, keep: above 30h`),
    ).toEqual([]);
    expect(
      inCalendars(`${good}, from: 50%, to: 80%`, `${good}, keep: below 60%`),
    ).toEqual([]);
    expect(
      inCalendars(
        `done: false, guardrail: { ${wait}, keep: below 24h }`,
        `${wait}, keep: above 30h`,
      ),
    ).toEqual([]);
  });

  it.each([
    [
      'metric: incidents.count, keep: below 24',
      'metric: incidents.count, keep: above 30',
    ],
    [
      'metric: github.maintenanceShare, keep: below 20%',
      'metric: github.maintenanceShare, keep: above 30%',
    ],
    [
      `${wait}, stat: count, keep: below 24`,
      `${wait}, stat: count, keep: above 30`,
    ],
  ])('are of one number where none is needed: %s', (own, other) => {
    expect(inCalendars(own, other)).toHaveLength(1);
  });
});

it('is not told where it is switched off', () => {
  expect(
    found(
      `${wait}, keep: below 24h, hints: { off: { conflict: We talked } }`,
      `${wait}, keep: above 30h`,
    ),
  ).toEqual([]);
});

it('names three at most', () => {
  const [other] = others(`${wait}, keep: above 30h`);
  const many = ['A', 'B', 'C', 'D'].map(entityTitle => ({
    ...other,
    entityTitle,
  }));
  const own = promises(`${wait}, keep: below 24h`);
  expect(hintsOfConflicts(own, many, metricDefinitions)).toHaveLength(3);
  // A guardrail of the same key result adds none.
  const guarded = promises(
    `${wait}, keep: below 24h, guardrail: { ${wait}, keep: below 25h }`,
  );
  expect(guarded).toHaveLength(2);
  expect(hintsOfConflicts(guarded, many, metricDefinitions)).toHaveLength(3);
});
