import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { exampleAnnotation } from './__testUtils__/exampleAnnotation';
import { exampleMetrics } from './__testUtils__/metrics';
import { annotationLimits, OKR_ANNOTATION, parseAnnotation } from '.';

const page = readFileSync(
  resolve(__dirname, '../../../../docs/annotation.md'),
  'utf8',
);

/** The table of problems: what is written, what is said about it and what is suggested. */
const rows = page
  .slice(page.indexOf('| written  '))
  .split('\n')
  .map(row => row.split('|').map(cell => cell.trim()))
  .filter(cells => /^`\w+: .*`$/.test(cells[1]))
  .map(([, written, said, suggestion]) => ({
    written: written.replace(/`/g, '').split(' and '),
    said,
    suggestion: suggestion.replace(/`/g, '') || undefined,
  }));

/** A right annotation with some of its lines replaced, or added to its key result. */
const withLines = (lines: string[]) => {
  const habit = lines[0].startsWith('habit');
  const objective: Record<string, string> = { objective: 'x', cycle: '2026' };
  const keyResult: Record<string, string> = habit
    ? {}
    : { metric: 'github.reviewWait', from: '52h', to: '24h' };
  for (const line of lines) {
    const [key, value] = line.split(': ');
    (key === 'cycle' ? objective : keyResult)[key] = value;
    if (key === 'keep') {
      delete keyResult.from;
      delete keyResult.to;
    }
  }
  const write = (fields: Record<string, string>, indent: string) =>
    Object.entries(fields).map(([key, value]) => `${indent}${key}: ${value}`);
  return [
    'a:',
    ...write(objective, '  '),
    '  keyResults:',
    '    b:',
    ...write(keyResult, '      '),
  ].join('\n');
};

describe('docs/annotation.md', () => {
  it('shows an example that is right', () => {
    const entity = parse(/```yaml\n([^]*?)```/.exec(page)?.[1] ?? '');
    const text = entity.metadata.annotations[OKR_ANNOTATION];
    expect(text).toBe(exampleAnnotation);
    expect(parseAnnotation(text, { metrics: exampleMetrics }).problems).toEqual(
      [],
    );
  });

  it('has a table of problems', () => {
    expect(rows).toHaveLength(8);
  });

  it.each(rows)('tells the truth about $written', row => {
    const { problems } = parseAnnotation(withLines(row.written), {
      metrics: exampleMetrics,
    });
    expect(
      problems.map(({ severity, message, suggestion }) => [
        severity === 'warning' ? `warning: ${message}` : message,
        suggestion,
      ]),
    ).toEqual([[row.said, row.suggestion]]);
  });

  it('names the limits', () => {
    for (const limit of [
      annotationLimits.characters,
      annotationLimits.tokens,
      annotationLimits.depth,
    ]) {
      expect(page).toContain(limit.toLocaleString('en-US'));
    }
  });
});
