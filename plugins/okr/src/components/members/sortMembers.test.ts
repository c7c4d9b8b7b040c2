import { aMember, nothing, value } from '../../__testUtils__/fixtures';
import { sortMembers } from './sortMembers';

const members = [
  aMember('b', { p75: value(10), waiting: 2, oldestWaitSeconds: 5 }),
  aMember('a', { p75: { kind: 'moreThan', value: 10 }, waiting: 2 }),
  aMember('c', { p75: nothing, waiting: 0, oldestWaitSeconds: 9 }),
  aMember('d', { p75: value(3), waiting: 7, oldestWaitSeconds: 1 }),
];

const order = (
  ...sorting: [
    column: 'name' | 'p75' | 'waiting' | 'oldest',
    direction: 'asc' | 'desc',
  ]
) =>
  sortMembers(members, ...sorting)
    .map(({ title }) => title)
    .join('');

describe('sortMembers', () => {
  it('sorts by value, and "more than" after the same value', () => {
    expect(order('p75', 'asc')).toBe('dbac');
  });

  it('keeps rows without a value last in both directions', () => {
    expect(order('p75', 'desc')).toBe('abdc');
    expect(order('oldest', 'asc')).toBe('dbca');
    expect(order('oldest', 'desc')).toBe('cbda');
  });

  it('orders equal rows by name in both directions', () => {
    expect(order('waiting', 'asc')).toBe('cabd');
    expect(order('waiting', 'desc')).toBe('dabc');
  });

  it('sorts by name', () => {
    expect(order('name', 'desc')).toBe('dcba');
  });

  it('leaves what it is given as it is', () => {
    sortMembers(members, 'name', 'asc');
    expect(members[0].title).toBe('b');
  });
});
