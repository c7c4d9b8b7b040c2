import {
  githubMetrics,
  parseAnnotation,
} from '@keyresults/backstage-plugin-okr-common';
import {
  anEntity,
  aPanel,
  hours,
  nothing,
  value,
} from '../../__testUtils__/fixtures';
import { annotationSnippet, suggestedMove } from './snippet';

/** What stands under the annotation's name, as the block scalar that it is. */
function annotationIn(snippet: string): string {
  const [, block] = snippet.split('keyresults.dev/okrs: |\n');
  return block.replace(/^ {6}/gm, '');
}

describe('annotationSnippet', () => {
  it('names this entity, its repository and the cycle', () => {
    const snippet = annotationSnippet(anEntity(), '2026-Q4', true, aPanel());
    expect(snippet.split('\n').slice(0, 5)).toEqual([
      'kind: Component',
      'metadata:',
      '  name: checkout',
      '  annotations:',
      '    github.com/project-slug: acme/checkout',
    ]);
    expect(annotationIn(snippet)).toContain('cycle: 2026-Q4');
  });

  it.each([
    ['a measured entity', true],
    ['a person', false],
  ])('is understood without a problem for %s', (_, measured) => {
    const snippet = annotationSnippet(
      anEntity(),
      '2026-Q4',
      measured,
      aPanel(),
    );
    const parsed = parseAnnotation(annotationIn(snippet), {
      metrics: githubMetrics,
    });
    expect(parsed.problems).toEqual([]);
    expect(parsed.objectives[0].keyResults[0].kind).toBe(
      measured ? 'metric' : 'habit',
    );
  });

  it('names a namespace of its own and no repository where there is none', () => {
    const entity = anEntity('Group', 'payments');
    entity.metadata.namespace = 'market';
    entity.metadata.annotations = {};
    expect(
      annotationSnippet(entity, '2026-Q4', true).split('\n').slice(0, 6),
    ).toEqual([
      'kind: Group',
      'metadata:',
      '  name: payments',
      '  namespace: market',
      '  annotations:',
      '    keyresults.dev/okrs: |',
    ]);
  });
});

describe('suggestedMove', () => {
  it('goes to two thirds of where the team stands', () => {
    expect(suggestedMove(aPanel({ p75: value(hours(30)) }))).toEqual({
      from: '30h',
      to: '20h',
    });
    expect(suggestedMove(aPanel({ p75: value(hours(24 * 6)) }))).toEqual({
      from: '6d',
      to: '4d',
    });
  });

  it('asks for a measured baseline where there is no number', () => {
    const measured = { from: 'measured', to: '24h' };
    expect(suggestedMove(undefined)).toEqual(measured);
    expect(suggestedMove(aPanel({ p75: nothing }))).toEqual(measured);
    expect(
      suggestedMove(aPanel({ p75: { kind: 'moreThan', value: hours(99) } })),
    ).toEqual(measured);
  });
});
