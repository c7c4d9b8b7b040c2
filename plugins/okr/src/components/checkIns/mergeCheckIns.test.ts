import { aCheckIn } from '../../__testUtils__/checkInFixtures';
import { mergeCheckIns } from './mergeCheckIns';

const read = [
  aCheckIn({ id: 'c', day: '2026-11-16', at: '2026-11-16T09:00:00.000Z' }),
  aCheckIn({ id: 'b', day: '2026-11-16', at: '2026-11-16T08:00:00.000Z' }),
  aCheckIn({ id: 'a', day: '2026-11-09', version: 3 }),
];
const idsOf = (local: Parameters<typeof mergeCheckIns>[1]) =>
  mergeCheckIns(read, local).map(({ id }) => id);

it('puts what was said here in its place among the others', () => {
  const late = aCheckIn({ id: 'd', day: '2026-11-10' });
  const now = aCheckIn({ id: 'e', at: '2026-11-16T09:30:00.000Z' });
  expect(
    idsOf(
      new Map([
        ['d', late],
        ['e', now],
      ]),
    ),
  ).toEqual(['e', 'c', 'b', 'd', 'a']);
});

it('leaves out what was deleted here', () => {
  expect(idsOf(new Map([['b', undefined]]))).toEqual(['c', 'a']);
});

it('shows what was edited here until a later version was read', () => {
  const edited = aCheckIn({ id: 'a', day: '2026-11-09', version: 2 });
  const shown = mergeCheckIns(read, new Map([['a', edited]]));
  expect(shown[2].version).toBe(3);
  const later = { ...edited, version: 4 };
  expect(mergeCheckIns(read, new Map([['a', later]]))[2]).toBe(later);
});
