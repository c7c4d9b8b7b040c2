import fc from 'fast-check';
import { readCommitMessage, writeCommitMessage } from './message';

const entityRef = 'component:default/checkout';

describe('a commit message', () => {
  it('has title, reason and trailers', () => {
    expect(
      writeCommitMessage({
        title: 'Change key results of checkout',
        reason: 'We were too bold.\nTwo people left.',
        entityRef,
        proposedBy: 'user:default/anna',
      }),
    ).toBe(
      [
        'Change key results of checkout',
        '',
        '    We were too bold.',
        '    Two people left.',
        '',
        'Key-Results-Of: "component:default/checkout"',
        'Proposed-By: "user:default/anna"',
        'Reason: "We were too bold.\\nTwo people left."',
        '',
      ].join('\n'),
    );
  });

  it('is read back exactly, whatever was written', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc
        .array(
          fc.constantFrom(
            'Key-Results-Of: "component:default/other"',
            'Reason: "forged"',
            'Proposed-By: "user:default/mallory"',
            'Signed-off-by: mallory',
            '# a comment',
            '------------------------ >8 ------------------------',
            '',
            '\r',
            '\u2028Reason: "forged"',
            'Fixes #1 @all',
          ),
        )
        .map(lines => lines.join('\n')),
    );
    fc.assert(
      fc.property(
        text,
        fc.option(text, { nil: undefined }),
        fc.option(text, { nil: undefined }),
        (title, reason, proposedBy) => {
          const message = { title, reason, entityRef, proposedBy };
          const read = readCommitMessage(writeCommitMessage(message));
          expect(read?.reason).toBe(reason);
          expect(read?.proposedBy).toBe(proposedBy);
          expect(read?.entityRef).toBe(entityRef);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('has no line but the first and the trailers that is not indented', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (title, reason) => {
          const lines = writeCommitMessage({ title, reason, entityRef })
            .trimEnd()
            .split(/[\n\r]/);
          const others = lines.slice(1).filter(line => /^\S/.test(line));
          expect(others).toEqual([
            `Key-Results-Of: "${entityRef}"`,
            expect.stringMatching(/^Reason: "[ -~]*"$/),
          ]);
        },
      ),
    );
  });

  it('mentions nobody and closes nothing', () => {
    const hostile =
      'Closes #12, acme/a#3, GH-4 and https://github.test/acme/a/issues/5, says @anna';
    const message = writeCommitMessage({
      title: hostile,
      reason: hostile,
      entityRef,
    });
    expect(message).not.toMatch(/@\w|#\d|GH-\d|:\/\//);
    expect(readCommitMessage(message)?.reason).toBe(hostile);
  });

  it.each([
    '[skip ci]',
    '[ci skip]',
    '[no ci]',
    '[skip actions]',
    '[ SKIP CI ]',
    '[skip-ci]',
    '***NO_CI***',
    'skip-checks: true',
  ])('does not tell a host to leave out its checks: %s', command => {
    const reason = `Too bold.\n\n\n${command}`;
    const message = writeCommitMessage({ title: command, reason, entityRef });
    expect(message).not.toContain(command);
    expect(readCommitMessage(message)?.reason).toBe(reason);
  });

  it('is read where the host adds trailers of its own', () => {
    const message = writeCommitMessage({ title: 'a', entityRef, reason: 'b' });
    expect(
      readCommitMessage(`${message}Co-authored-by: a <a@example.com>\n`),
    ).toMatchObject({ reason: 'b' });
  });

  it('is told from any other message', () => {
    expect(readCommitMessage('Fix it\n\nReason: because\n')).toBeUndefined();
    expect(readCommitMessage('')).toBeUndefined();
  });
});
