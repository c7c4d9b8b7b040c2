import { isOfCycle } from './isOfCycle';

it('goes by the cycle where one is kept', () => {
  expect(isOfCycle({ cycle: '2026-Q4' }, '2026-Q4')).toBe(true);
  expect(isOfCycle({ cycle: '2026' }, '2026-Q4')).toBe(false);
});

it('leaves it to the day where none is kept, or none is asked for', () => {
  expect(isOfCycle({}, '2026-Q4')).toBe(true);
  expect(isOfCycle({ cycle: '2026' }, undefined)).toBe(true);
});
