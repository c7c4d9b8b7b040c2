import fc from 'fast-check';
import { readWritten } from './readWritten';

describe('what is written', () => {
  it('is given as it stands, in its order, whatever it means', () => {
    expect(
      readWritten(`no-waiting:
  objective: Nobody waits
  cycle: 2026-Q4
  keyResults:
    wait: { metric: github.reviewWiat, from: 52h, to: 24h }
    nps:
      from: 20
      to: 35
      links: [https://example.com]
empty:
`),
    ).toEqual({
      kind: 'read',
      objectives: [
        {
          id: 'no-waiting',
          fields: { objective: 'Nobody waits', cycle: '2026-Q4' },
          keyResults: [
            {
              id: 'wait',
              fields: { metric: 'github.reviewWiat', from: '52h', to: '24h' },
            },
            {
              id: 'nps',
              fields: { from: 20, to: 35, links: ['https://example.com'] },
            },
          ],
        },
        { id: 'empty', fields: {}, keyResults: [] },
      ],
    });
  });

  it('is nothing where nothing is written yet', () => {
    expect(readWritten('')).toEqual({ kind: 'read', objectives: [] });
  });

  it('is refused with the line where it is no YAML', () => {
    expect(readWritten('a:\n  b: "open\n')).toMatchObject({
      kind: 'refused',
      reason: 'notYaml',
    });
  });

  it('is read or refused, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(['read', 'refused']).toContain(readWritten(text).kind);
      }),
    );
  });
});
