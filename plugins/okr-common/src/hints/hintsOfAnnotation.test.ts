import { parseAnnotation } from '../annotation';
import { metricDefinitions } from '../metrics';
import { hintsOfAnnotation } from './hintsOfAnnotation';
import { pathOfHint } from './PlacedHint';

const hintsOf = (text: string) => {
  const { objectives } = parseAnnotation(text, { metrics: metricDefinitions });
  return hintsOfAnnotation(objectives, metricDefinitions);
};

const annotation = (keyResults: readonly string[], rest = '') =>
  [
    'calm:',
    '  objective: We sleep at night',
    '  cycle: 2026-Q4',
    rest && `  ${rest}`,
    '  keyResults:',
    ...keyResults.map((fields, index) => `    k${index + 1}: { ${fields} }`),
  ]
    .filter(line => line !== '')
    .join('\n');

const found = (...keyResults: string[]) =>
  hintsOf(annotation(keyResults)).map(hint => [
    hint.name,
    pathOfHint(hint).slice(1).join('.'),
  ]);

const wait = 'metric: github.reviewWait';

describe('a key result that is as it should be', () => {
  it.each([
    `${wait}, from: 52h, to: 24h`,
    `${wait}, from: measured, to: 24h`,
    `${wait}, stat: within 24h, from: 50%, to: 80%`,
    'metric: github.maintenanceShare, keep: above 20%',
    'title: Developer NPS, from: 20, to: 35',
    'habit: 1 per week',
    'title: Incident review template adopted, done: false',
    'title: Release notes published, done: false',
    'title: Addresses of all customers are right, done: false',
  ])('gets no hint: %s', fields => {
    expect(found(fields)).toEqual([]);
  });
});

describe('a raw count', () => {
  it('gets the rate that does not grow with traffic', () => {
    const [hint] = hintsOf(
      annotation(['metric: sentry.events, from: 900, to: 600']),
    );
    expect(hint).toMatchObject({
      name: 'raw-count',
      objectiveId: 'calm',
      keyResultId: 'k1',
      field: 'metric',
      metric: 'sentry.errorsPerUserDay',
    });
    expect(hint.advice).toContain('`sentry.errorsPerUserDay`');
    expect(found('metric: incidents.count, keep: below 5')).toEqual([
      ['raw-count', 'keyResults.k1.metric'],
    ]);
  });

  it('offers no metric that is not installed', () => {
    const metrics = metricDefinitions.filter(
      ({ source }) => source !== 'Sentry',
    );
    const events = metricDefinitions.filter(({ id }) => id === 'sentry.events');
    const known = [...metrics, ...events];
    const { objectives } = parseAnnotation(
      annotation(['metric: sentry.events, from: 900, to: 600']),
      { metrics: known },
    );
    const [hint] = hintsOfAnnotation(objectives, known);
    expect(hint.name).toBe('raw-count');
    expect(hint).not.toHaveProperty('metric');
  });

  it('is also the count of a metric that has better numbers', () => {
    expect(found(`${wait}, stat: count, from: 20, to: 10`)).toEqual([
      ['raw-count', 'keyResults.k1.stat'],
    ]);
  });
});

describe('a task dressed as a result', () => {
  it.each([
    'Implement single sign-on',
    'migrate all services to Postgres 18',
    'Roll out the new runner',
    'Set-up a rota',
  ])('begins with a verb of work: %s', title => {
    expect(found(`title: ${title}, done: false`)).toEqual([
      ['task-as-result', 'keyResults.k1.title'],
    ]);
  });

  it('is an objective whose key results are all done or not done', () => {
    const [one, other] = ['title: A, done: false', 'title: B, done: true'];
    expect(found(one, other)).toEqual([['task-as-result', 'keyResults']]);
    expect(found(one, other, 'habit: 1 per week')).toEqual([]);
    expect(found(one)).toEqual([]);
  });
});

describe('more than five key results', () => {
  it('are too many, and five are not', () => {
    const some = Array.from({ length: 5 }, () => 'habit: 1 per week');
    expect(found(...some)).toEqual([]);
    expect(found(...some, 'habit: 2 per week')).toEqual([
      ['too-many-key-results', 'keyResults'],
    ]);
  });
});

describe('a target value on the wrong side', () => {
  it.each([
    [`${wait}, from: 24h, to: 52h`, 'to'],
    [`${wait}, stat: within 24h, from: 80%, to: 50%`, 'to'],
    ['metric: github.maintenanceShare, from: 20%, to: 10%', 'to'],
    [`${wait}, keep: above 24h`, 'keep'],
  ])('%s', (fields, field) => {
    expect(found(fields)).toEqual([['wrong-side', `keyResults.k1.${field}`]]);
  });

  it('is not known of a number kept by hand', () => {
    expect(found('title: Seats, from: 20, to: 10')).toEqual([]);
  });
});

describe('a hint that is switched off', () => {
  const off = 'hints: { off: { task-as-result: The law asks for it } }';
  const task = 'title: Write the report, done: false';

  it('is not given where it stands', () => {
    expect(found(`${task}, ${off}`, task)).toEqual([
      ['task-as-result', 'keyResults'],
      ['task-as-result', 'keyResults.k2.title'],
    ]);
  });

  it('is not given anywhere in its objective when it stands there', () => {
    expect(hintsOf(annotation([task, task], off))).toEqual([]);
  });
});
