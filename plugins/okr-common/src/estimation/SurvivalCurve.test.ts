import { SurvivalCurve } from './SurvivalCurve';

const curve = (answered: number[], censored: number[]) =>
  new SurvivalCurve(Float64Array.from(answered), Float64Array.from(censored));

describe('SurvivalCurve', () => {
  it('sees that exactly half still wait after a long chain of roundings', () => {
    // Of 1,902 items, answers leave 1,899, 1,585, 1,056 and 949 waiting, and one is censored after each of the first
    // three: 1899/1902 × 1585/1898 × 1056/1584 × 949/1055 = 1/2. One item is answered at a time.
    const answered: number[] = [];
    const censored: number[] = [];
    let left = 1902;
    let time = 0;
    for (const next of [1899, 1585, 1056, 949]) {
      while (left > next) {
        answered.push(++time);
        left--;
      }
      censored.push(time);
      left--;
    }
    const last = time;
    answered.push(last + 10);
    censored.push(...Array.from({ length: left - 1 }, () => last + 20));
    expect(curve(answered, censored).waitAtShare(1, 2)).toBe(last + 5);
  });

  it('never reaches a share that more than that still wait after', () => {
    expect(curve([1], [2, 2]).waitAtShare(1, 2)).toBeUndefined();
    expect(curve([1], [2, 2]).waitAtShare(2, 3)).toBe(1);
  });

  it('is 1 before the first answer and unknown after the last that was seen', () => {
    expect(curve([5], [7]).at(4)).toBe(1);
    expect(curve([5], [7]).at(7)).toBe(0.5);
    expect(curve([5], [7]).at(8)).toBeUndefined();
    expect(curve([7], [5]).at(8)).toBe(0);
    expect(curve([], []).at(0)).toBeUndefined();
  });
});
