import { parseAnnotation } from '../annotation';
import { metricDefinitions } from '../metrics';
import { hintsOfConflicts, OtherPromise } from './hintsOfConflicts';
import { metricPromises } from './MetricPromise';

const promises = (fields: string) => {
  const text = `calm:\n  objective: O\n  cycle: 2026-Q4\n  keyResults:\n    k: { ${fields} }`;
  const { objectives } = parseAnnotation(text, { metrics: metricDefinitions });
  return metricPromises(objectives, metricDefinitions);
};

const others = (fields: string, isSameScope = true): readonly OtherPromise[] =>
  promises(fields).map(promise => ({
    ...promise,
    entityTitle: 'Payments',
    isSameScope,
  }));

const found = (own: string, other: string, isSameScope?: boolean) =>
  hintsOfConflicts(
    promises(own),
    others(other, isSameScope),
    metricDefinitions,
  );

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
    const [shared] = found(`${wait}, keep: below 24h`, other, false);
    expect(shared.field).toBe('keep');
    expect(shared.reason).toContain('Some of it is measured over the same');
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
    ['the same target value', `${wait}, from: 52h, to: 24h`, true],
    ['another scope', `${wait}, from: 52h, to: 30h`, false],
    ['part of it', `${wait}, from: 52h, to: 30h, where: { team: a }`, true],
    [
      'a guardrail, which may be looser',
      `done: false, guardrail: { ${wait}, keep: below 30h }`,
      true,
    ],
  ])('are not %s', (_, other, isSameScope) => {
    expect(found(`${wait}, from: 52h, to: 24h`, other, isSameScope)).toEqual(
      [],
    );
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
});
