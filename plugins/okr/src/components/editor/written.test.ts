import {
  fieldChange,
  idOf,
  kindOf,
  linksText,
  pairsText,
  problemAt,
  typedAmount,
  typedLinks,
  typedPairs,
} from './written';

describe('what is written, in a form', () => {
  it.each([
    ['metric', { metric: 'github.reviewWait', to: '24h' }],
    ['habit', { habit: '1 per week' }],
    ['milestone', { done: false }],
    ['manual', { from: 20, to: 35 }],
  ])('is a %s', (kind, fields) => {
    expect(kindOf({ id: 'a', fields })).toBe(kind);
  });

  it.each([
    ['35', 35],
    [' 0.30 ', 0.3],
    ['-2', -2],
    ['24h', '24h'],
    ['99.9%', '99.9%'],
    ['1e3', '1e3'],
    ['measured', 'measured'],
  ])('reads %j as the amount %j', (text, amount) => {
    expect(typedAmount(text)).toBe(amount);
  });

  it('shows conditions on one line, and reads them back', () => {
    const where = { severity: 'SEV1', repository: 'github.com:acme/web' };
    expect(pairsText(where)).toBe(
      'severity: SEV1, repository: github.com:acme/web',
    );
    expect(typedPairs(pairsText(where))).toEqual(where);
    expect(typedPairs(' , ')).toEqual({});
  });

  it('shows links a line each, and reads them back', () => {
    const links = [
      'https://a.example.com',
      { title: 'The plan', url: 'https://b.example.com' },
    ];
    expect(linksText(links)).toBe(
      'https://a.example.com\nThe plan https://b.example.com',
    );
    expect(typedLinks(linksText(links))).toEqual(links);
  });

  it('takes a field away where nothing is left of it', () => {
    expect(fieldChange(['a', 'why'], '', true)).toEqual([
      { kind: 'remove', path: ['a', 'why'] },
    ]);
    expect(fieldChange(['a', 'why'], '', false)).toEqual([]);
    expect(fieldChange(['a', 'where'], {}, true)).toEqual([
      { kind: 'remove', path: ['a', 'where'] },
    ]);
    expect(fieldChange(['a', 'weight'], 0, true)).toEqual([
      { kind: 'set', path: ['a', 'weight'], value: 0 },
    ]);
  });

  it('finds what is wrong with a field', () => {
    const problem = {
      path: ['a', 'keyResults', 'b', 'metric'],
      position: { line: 3, column: 5 },
      severity: 'error' as const,
      message: 'Unknown metric',
      suggestion: 'github.reviewWait',
    };
    expect(problemAt([problem], ['a', 'keyResults', 'b', 'metric'])).toBe(
      'Unknown metric: github.reviewWait?',
    );
    expect(
      problemAt([problem], ['a', 'keyResults', 'b', 'to']),
    ).toBeUndefined();
  });

  it('makes ids of titles', () => {
    expect(idOf('Nobody waits, für a review!', [], 'x')).toBe(
      'nobody-waits-fu-r-a-review',
    );
    expect(idOf('等待', [], 'objective')).toBe('objective');
    expect(idOf('Wait', ['wait', 'wait-2'], 'x')).toBe('wait-3');
  });
});
