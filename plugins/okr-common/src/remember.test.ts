import { remember } from './remember';

describe('remember', () => {
  it('computes an answer once', () => {
    const compute = jest.fn((a: number, b: string) => `${a}${b}`);
    const remembered = remember(compute);
    expect([
      remembered(1, 'a'),
      remembered(1, 'a'),
      remembered(2, 'a'),
    ]).toEqual(['1a', '1a', '2a']);
    expect(compute).toHaveBeenCalledTimes(2);
  });

  it('does not grow without end', () => {
    const compute = jest.fn((a: number) => a + 1);
    const remembered = remember(compute, 2);
    [1, 2, 3, 1].forEach(value => remembered(value));
    expect(compute).toHaveBeenCalledTimes(4);
  });
});
