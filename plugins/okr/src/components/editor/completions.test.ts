import { githubMetrics } from '@keyresults/backstage-plugin-okr-common';
import { completionsAt } from './completions';

const known = { metrics: githubMetrics, cycles: ['2026-Q4', '2027-Q1'] };

/** What is offered where `|` stands, and the text with the first of it taken. */
function offered(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = completionsAt(text, offset, known);
  return {
    labels: found?.options.map(({ label }) => label) ?? [],
    typed: found && text.slice(found.from, offset),
  };
}

describe('what is offered in the text', () => {
  it('are the fields of an objective that are not there yet', () => {
    const { labels } = offered(
      'no-waiting:\n  objective: Nobody waits\n  |\n  keyResults:\n    a:\n      title: A\n',
    );
    expect(labels).toContain('cycle');
    expect(labels).not.toContain('objective');
    expect(labels).not.toContain('keyResults');
    expect(labels).not.toContain('metric');
  });

  it('are the fields of a key result inside of one', () => {
    const { labels, typed } = offered(
      'a:\n  keyResults:\n    wait:\n      metric: github.reviewWait\n      st|',
    );
    expect(labels).toContain('stat');
    expect(labels).not.toContain('metric');
    expect(labels).not.toContain('objective');
    expect(typed).toBe('st');
  });

  it('are the metrics of this installation', () => {
    const { labels, typed } = offered(
      'a:\n  keyResults:\n    wait:\n      metric: github.re|',
    );
    expect(labels).toEqual(githubMetrics.map(({ id }) => id));
    expect(typed).toBe('github.re');
  });

  it('are the stats of the metric beside it, and the share answered within a time', () => {
    expect(
      offered(
        'a:\n  keyResults:\n    w:\n      stat: |\n      metric: github.reviewWait\n',
      ).labels,
    ).toEqual(['p50', 'p75', 'p90', 'mean', 'count', 'within 24h']);
  });

  it('are stats of the metric of its own key result, not of the one before', () => {
    expect(
      offered(
        'a:\n  keyResults:\n    w:\n      metric: github.reviewWait\n    share:\n      metric: github.maintenanceShare\n      stat: |',
      ).labels,
    ).not.toContain('within 24h');
  });

  it('are the cycles', () => {
    expect(offered('a:\n  cycle: |').labels).toEqual(['2026-Q4', '2027-Q1']);
  });

  it.each(['|', 'a:\n  objective: We |', 'a: # |', 'a:\n  keyResults:\n    |'])(
    'is nothing where anything may be written: %j',
    marked => {
      expect(offered(marked).labels).toEqual([]);
    },
  );
});
