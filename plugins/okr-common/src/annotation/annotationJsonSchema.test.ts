import Ajv from 'ajv/dist/2020';
import { parse } from 'yaml';
import { githubMetrics } from '../metrics';
import { exampleAnnotation } from './__testUtils__/exampleAnnotation';
import { annotationJsonSchema } from '.';

const validate = new Ajv({ allErrors: true }).compile(
  annotationJsonSchema(githubMetrics),
);

const objective = (keyResult: string, fields = 'cycle: 2026-Q4') =>
  parse(
    `quick:\n  objective: Nobody waits\n  ${fields}\n  keyResults:\n    first: ${keyResult}`,
  );

describe('the JSON Schema for editors', () => {
  it('accepts the example of the documentation, also with metrics of other modules', () => {
    validate(parse(exampleAnnotation));
    expect(validate.errors).toBeNull();
  });

  it.each([
    '{ metric: github.reviewWait, stat: within 1d 12h, from: measured, to: 95% }',
    '{ metric: github.reviewWait, keep: below 10m, where: { severity: 1 } }',
    '{ habit: 2 per month, kind: aspirational, weight: 0.5 }',
    '{ habit: 3 per week, count: { metric: github.reviewWait, where: { repository: shop } } }',
    '{ done: true, links: [https://example.org, { url: https://example.org }] }',
  ])('accepts %s', keyResult => {
    validate(objective(keyResult));
    expect(validate.errors).toBeNull();
  });

  it.each([
    '{ metric: github.reviewWait }',
    '{ metric: github.reviewWait, from: 3h, to: 2h, keep: below 2h }',
    '{ metric: github.reviewWait, stat: median, keep: below 2h }',
    '{ metric: github.reviewWait, from: soon, to: 2h }',
    '{ metric: github.reviewWait, habit: 1 per week }',
    '{ habit: weekly }',
    '{ habit: 1 per week, count: github.reviewWait }',
    '{ done: later }',
    '{ from: 20 }',
    '{ done: true, colour: red }',
    '{ done: true, links: ["javascript:alert(1)"] }',
  ])('refuses %s', keyResult => {
    expect(validate(objective(keyResult))).toBe(false);
  });

  it.each([
    'cycle: 2026-Q5',
    'cycle: 2026-Q4\n  supports: marketplace',
    'cycle: 2026-Q4\n  colour: red',
  ])('refuses an objective with %j', fields => {
    expect(validate(objective('{ done: true }', fields))).toBe(false);
  });

  it('offers the metrics by name', () => {
    expect(JSON.stringify(annotationJsonSchema(githubMetrics))).toContain(
      '"const":"github.reviewWait"',
    );
  });
});
