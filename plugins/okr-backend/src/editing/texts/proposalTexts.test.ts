import fc from 'fast-check';
import { readCommitMessage } from '@keyresults/backstage-plugin-okr-common';
import { proposalBranch, proposalTexts } from './proposalTexts';

const contents = {
  entityRef: 'component:default/checkout',
  changes: [
    {
      kind: 'changed' as const,
      objective: 'no-waiting',
      keyResult: 'review-wait',
      field: 'to',
      before: '24h',
      after: '30h',
      eased: true,
    },
    { kind: 'removed' as const, objective: 'old', eased: false },
  ],
  reason: 'Two people left.\nWe hire.',
  proposedBy: 'user:default/anna',
  appBaseUrl: 'https://backstage.example.com/',
};

describe('proposalTexts', () => {
  it('says what changes, why, who asked and where to look', () => {
    expect(proposalTexts(contents)).toMatchObject({
      title: 'Change the key results of checkout',
      body: [
        'Changes the key results of `component:default/checkout`.',
        '',
        '| objective | key result | | before | after |',
        '| --- | --- | --- | --- | --- |',
        '| no-waiting | review-wait | to (eased) | 24h | 30h |',
        '| old |  | removed |  |  |',
        '',
        '> Two people left.',
        '> We hire.',
        '',
        'Proposed by `user:default/anna` in Backstage. [Open the page](https://backstage.example.com/catalog/default/component/checkout/okrs)',
      ].join('\n'),
    });
  });

  it('shows each line of the reason as it was typed', () => {
    const reason = 'The team\n===\n- lost two\n1. hires\n---';
    expect(proposalTexts({ ...contents, reason }).body).toContain(
      '> The team\n> \\===\n> \\- lost two\n> 1\\. hires\n> \\---\n\n',
    );
  });

  it('has a message that is read back', () => {
    expect(readCommitMessage(proposalTexts(contents).message)).toEqual({
      title: 'Change the key results of checkout',
      entityRef: contents.entityRef,
      reason: contents.reason,
      proposedBy: contents.proposedBy,
    });
  });

  it('lets nothing through that is markup, a mention or a row of its own', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<img src=x onerror=alert(1)>',
        '@acme/everybody',
        'closes #1',
        '| a | b |',
        '](https://evil.test)',
        '\n\n# A heading\n',
        '`code`',
        '![](https://evil.test/pixel)',
        '\u2028> quoted',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (reason, before, proposedBy) => {
        const { body } = proposalTexts({
          ...contents,
          reason,
          proposedBy,
          changes: [
            {
              ...contents.changes[0],
              objective: reason,
              before,
              after: reason,
            },
          ],
        });
        const lines = body.split(/[\n\r\u2028\u2029\u0085]/);
        const free = lines.filter(line => !/^(\||>|$)/.test(line));
        expect(free).toHaveLength(2);
        expect(lines.filter(line => line.startsWith('|'))).toHaveLength(3);
        const text = body
          .replace(/<br>/g, ' ')
          // Nothing in it means anything.
          .replace(/`[^`]*`/g, '')
          .split('[Open the page]')[0];
        expect(text).not.toMatch(/<[a-z!/]/i);
        expect(text).not.toMatch(/@[a-z0-9]/i);
        expect(text).not.toMatch(/(?<!&)#\d/);
        expect(text).not.toMatch(/(?<!\\)\]\(/);
        expect(text).not.toMatch(/https:\/\/evil/);
      }),
    );
  });

  it('is no longer than GitHub takes, however long the values are', () => {
    const [change] = contents.changes;
    const changes = Array.from({ length: 150 }, () => ({
      ...change,
      before: '@'.repeat(60_000),
      after: '\u{1f600}'.repeat(30_000),
    }));
    const reason = '@'.repeat(2000);
    const { body } = proposalTexts({ ...contents, changes, reason });
    expect(body.length).toBeLessThan(65_536);
    expect(Buffer.from(body).toString()).toBe(body);
    expect(body).toMatch(/^\| … \d+ more \|/m);
  });

  it('shows no endless table', () => {
    const changes = Array.from({ length: 150 }, () => contents.changes[0]);
    const { body } = proposalTexts({ ...contents, changes });
    expect(body).toMatch(/^\| … 50 more \|/m);
  });
});

describe('proposalBranch', () => {
  it('is a name that git takes, and one of its own for each entity', () => {
    expect(proposalBranch('component:default/checkout')).toMatch(
      /^okr\/component\.default\.checkout-[0-9a-f]{8}$/,
    );
    const odd = proposalBranch('component:a..b/c.lock~^:?*[ @{');
    expect(odd).toMatch(/^okr\/[A-Za-z0-9._-]+-[0-9a-f]{8}$/);
    expect(odd).not.toMatch(/\.\.|\.lock$/);
    expect(proposalBranch('component:a/b.c')).not.toBe(
      proposalBranch('component:a.b/c'),
    );
  });
});
