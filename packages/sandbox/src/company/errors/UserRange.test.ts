import fc from 'fast-check';
import { distinctUsers, firstOf, lastOf } from './UserRange';

const ranges = fc.array(
  fc
    .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 30 }))
    .map(([from, count]) => ({ from, to: from + count })),
  { maxLength: 12 },
);

describe('distinctUsers', () => {
  it('counts everybody once', () => {
    expect(
      distinctUsers([
        { from: 10, to: 20 },
        { from: 0, to: 12 },
        { from: 5, to: 8 },
        { from: 30, to: 31 },
      ]),
    ).toBe(21);
    expect(distinctUsers([])).toBe(0);
  });

  it('agrees with a set of people', () => {
    fc.assert(
      fc.property(ranges, list => {
        const people = new Set<number>();
        for (const { from, to } of list) {
          for (let person = from; person < to; person++) {
            people.add(person);
          }
        }
        expect(distinctUsers(list)).toBe(people.size);
      }),
    );
  });
});

describe('firstOf', () => {
  it('takes no more than there are', () => {
    expect(firstOf({ from: 5, to: 8 }, 2)).toEqual({ from: 5, to: 7 });
    expect(firstOf({ from: 5, to: 8 }, 9)).toEqual({ from: 5, to: 8 });
  });
});

describe('lastOf', () => {
  it('takes no more than there are', () => {
    expect(lastOf({ from: 5, to: 8 }, 2)).toEqual({ from: 6, to: 8 });
    expect(lastOf({ from: 5, to: 8 }, 9)).toEqual({ from: 5, to: 8 });
  });
});
