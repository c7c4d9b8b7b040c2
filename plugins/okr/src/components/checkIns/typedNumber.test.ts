import { otherReading, readNumber } from './typedNumber';

it.each([
  ['22', 22],
  [' 22.5 ', 22.5],
  ['22,5', 22.5],
  ['22.', 22],
  ['-3', -3],
  ['−3', -3],
  ['+3', 3],
  ['.5', 0.5],
  [',5', 0.5],
  ['1,000,000', 1_000_000],
  ['1.000.000', 1_000_000],
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['1,000,000.25', 1_000_000.25],
  ['1.000.000,25', 1_000_000.25],
  ['0,125', 0.125],
  ['0.125', 0.125],
  ['1234,125', 1234.125],
  ['1234.125', 1234.125],
  ['1.20', 1.2],
  ['1,2345', 1.2345],
  ['', undefined],
  ['.', undefined],
  ['1,00,000', undefined],
  ['1.000,000.5', undefined],
  ['0,125,000', undefined],
  ['1 200', undefined],
  ['twenty', undefined],
  ['1e3', undefined],
  ['0x10', undefined],
  ['Infinity', undefined],
])('reads %j as %j, and in no other way', (text, number) => {
  expect(readNumber(text)).toBe(number);
  expect(otherReading(text)).toBeUndefined();
});

it.each([
  ['1.200', 1.2, 1200],
  ['1,200', 1200, 1.2],
  ['12,345', 12_345, 12.345],
  ['-12.345', -12.345, -12_345],
  ['100.000', 100, 100_000],
  ['+1.000', 1, 1000],
])('reads %j as %j, and tells that it could be %j', (text, number, other) => {
  expect(readNumber(text)).toBe(number);
  expect(otherReading(text)).toBe(other);
});

it('reads a number as it is written in either notation, or tells of it', () => {
  const numbers = [0, 7, 0.5, 0.125, 999.999, 1000, 1200, 12_345.678, 1e9];
  for (const number of numbers.flatMap(one => [one, -one || 0])) {
    for (const locale of ['en-US', 'de-DE']) {
      for (const useGrouping of [true, false]) {
        const text = number.toLocaleString(locale, { useGrouping });
        expect([readNumber(text), otherReading(text)]).toContain(number);
      }
    }
  }
});

it('doubts nothing but one separator with up to three digits before it and three behind', () => {
  const parts = ['', '0', '1', '01', '12', '123', '1234', '000', '345'];
  const separators = ['', '.', ','];
  const doubted = new Set<string>();
  for (const first of parts) {
    for (const second of parts) {
      for (const third of parts) {
        for (const one of separators) {
          for (const other of separators) {
            const text = `${first}${one}${second}${other}${third}`;
            if (otherReading(text) !== undefined) {
              doubted.add(text);
            }
          }
        }
      }
    }
  }
  expect(doubted.size).toBeGreaterThan(0);
  for (const text of doubted) {
    expect(text).toMatch(/^[1-9]\d{0,2}[.,]\d{3}$/);
  }
  for (const first of ['1', '12', '123', '345']) {
    for (const behind of ['000', '123', '345']) {
      expect(doubted).toContain(`${first}.${behind}`);
      expect(doubted).toContain(`${first},${behind}`);
    }
  }
});

it('reads what it advises to write as what it says', () => {
  for (const sign of ['', '-']) {
    for (const before of [1, 9, 10, 99, 100, 999]) {
      for (const behind of ['000', '001', '020', '300', '345', '999']) {
        for (const separator of ['.', ',']) {
          const other = otherReading(`${sign}${before}${separator}${behind}`);
          expect(other).toBeDefined();
          expect(readNumber(String(other))).toBe(other);
        }
      }
    }
  }
});
