import { compareProduct } from './exactProduct';

describe('compareProduct', () => {
  it('finds equality that rounding hides', () => {
    // 9/10 × 7/9 × 1/7 = 1/10, which is 0.10000000000000002 or 0.09999999999999999 in binary, by the order.
    expect(compareProduct([9, 7, 1], [10, 9, 7], 1, 10)).toBe('equal');
    expect(compareProduct([2, 3], [4, 6], 1, 4)).toBe('equal');
  });

  it('finds differences that rounding hides', () => {
    const large = 1_000_000_000;
    const over = [large - 1, large + 1];
    expect(((large - 1) / large) * ((large + 1) / large)).toBe(1);
    expect(compareProduct(over, [large, large], 1, 1)).toBe('below');
    expect(compareProduct([large, large], over, 1, 1)).toBe('above');
  });

  it('takes nothing left as 0', () => {
    expect(compareProduct([1, 0], [2, 1], 1, 10)).toBe('below');
  });
});
