import { checkInValueText } from './checkInValueText';

it.each([
  ['keeps every digit', 99.95, '99.95'],
  ['groups thousands', 1_234_567.875, '1,234,567.875'],
  ['writes a whole number as one', 22, '22'],
  ['writes a minus as the numbers beside it do', -3.5, '−3.5'],
])('%s', (_, value, text) => {
  expect(checkInValueText({ value }, {})).toBe(text);
});

it('tells the unit that it was said in before the one that there is now', () => {
  const points = { unitLabel: 'points' };
  expect(checkInValueText({ value: 22, unitLabel: 'marks' }, points)).toBe(
    '22 marks',
  );
  expect(checkInValueText({ value: 22 }, points)).toBe('22 points');
});
