import { readCycleSegment, writeCycleSegment } from './cyclePath';

it.each([
  ['2026-Q4', '2026-Q4'],
  ['2026', '2026'],
  ['2026-10-01/2026-12-31', '2026-10-01--2026-12-31'],
])('writes the cycle %s as one segment and reads it', (id, segment) => {
  expect(writeCycleSegment(id)).toBe(segment);
  expect(readCycleSegment(segment)).toBe(id);
});
