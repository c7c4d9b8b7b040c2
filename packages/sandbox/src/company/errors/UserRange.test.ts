import fc from 'fast-check';
import { distinctUsers, firstOf, around } from './UserRange';

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

describe('around', () => {
  it('takes people on both sides, or what is nearest, and no more than there are', () => {
    expect(around({ from: 0, to: 20 }, 10, 4)).toEqual({ from: 8, to: 12 });
    expect(around({ from: 0, to: 20 }, 19, 6)).toEqual({ from: 14, to: 20 });
    expect(around({ from: 0, to: 20 }, -5, 6)).toEqual({ from: 0, to: 6 });
    expect(around({ from: 5, to: 8 }, 6, 9)).toEqual({ from: 5, to: 8 });
  });
});
