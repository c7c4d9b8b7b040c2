import { createPartKeys } from './partKeys';

describe('keys of parts', () => {
  it('stay the same while ids do', () => {
    const keys = createPartKeys();
    const [a, b] = keys.keysOf('', ['a', 'b']);
    expect(a).not.toBe(b);
    expect(keys.keysOf('', ['b', 'c', 'a'])).toEqual([
      b,
      expect.not.stringMatching(`^(${a}|${b})$`),
      a,
    ]);
  });

  it('go with a part whose id is changed, and are not given to who takes the former id', () => {
    const keys = createPartKeys();
    const [key] = keys.keysOf('', ['objective-1']);
    keys.renamed(['objective-1'], 'faster');
    expect(keys.keysOf('', ['faster'])).toEqual([key]);
    expect(keys.keysOf('', ['faster', 'objective-1'])[1]).not.toBe(key);
  });

  it('stay where a change of an id is refused', () => {
    const keys = createPartKeys();
    const before = keys.keysOf('', ['a', 'b']);
    keys.renamed(['a'], 'c');
    expect(keys.keysOf('', ['a', 'b'])).toEqual(before);
    keys.renamed(['a'], 'b');
    expect(keys.keysOf('', ['a', 'b'])).toEqual(before);
  });

  it('of key results belong to their objective, whatever its id becomes', () => {
    const keys = createPartKeys();
    const [first, second] = keys.keysOf('', ['a', 'b']);
    const [one] = keys.keysOf(first, ['k']);
    const [other] = keys.keysOf(second, ['k']);
    expect(one).not.toBe(other);
    keys.renamed(['a'], 'z');
    expect(keys.keysOf('', ['z', 'b'])).toEqual([first, second]);
    keys.renamed(['z', 'keyResults', 'k'], 'wait');
    expect(keys.keysOf(first, ['wait'])).toEqual([one]);
  });
});
