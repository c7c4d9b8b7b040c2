import { aCheckIn } from '../../__testUtils__/checkInFixtures';
import { draftOf, emptyDraft, problemsOf, readNumber, wordsOf } from './draft';

const day = '2026-11-16';

it.each([
  ['22', 22],
  [' 22.5 ', 22.5],
  ['22,5', 22.5],
  ['-3', -3],
  ['.5', 0.5],
  ['', undefined],
  ['1,000,000', 1_000_000],
  ['1,234.5', 1234.5],
  ['1,000,000.25', 1_000_000.25],
  ['0,125', 0.125],
  ['1234,125', 1234.125],
  // 1200 as pages write it, or 1.2.
  ['1,200', undefined],
  ['-12,345', undefined],
  ['1,00,000', undefined],
  ['twenty', undefined],
  ['1e3', undefined],
  ['0x10', undefined],
  ['Infinity', undefined],
])('reads %j as %j', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

it('sends only what was said, and only what the kind of key result takes', () => {
  const draft = { day, words: ' Better \n', value: '22,5', ticks: '2' };
  expect(wordsOf(draft, 'manual')).toEqual({
    day,
    words: 'Better',
    value: 22.5,
  });
  expect(wordsOf({ ...draft, confidence: 0 }, 'habit')).toEqual({
    day,
    confidence: 0,
    words: 'Better',
    ticks: 2,
  });
  expect(wordsOf({ ...draft, words: ' ' }, 'metric')).toEqual({ day });
});

it('takes a habit for kept once unless somebody says otherwise', () => {
  expect(wordsOf(emptyDraft('habit', day), 'habit')).toEqual({ day, ticks: 1 });
  expect(wordsOf(emptyDraft('manual', day), 'manual')).toEqual({ day });
});

it('changes nothing of what stands until somebody types', () => {
  const said = { day, confidence: 0, words: '**So**', value: 22.5 };
  const { confidence, words, value } = aCheckIn(said);
  expect(wordsOf(draftOf(aCheckIn(said)), 'manual')).toEqual({
    day,
    confidence,
    words,
    value,
  });
});

it.each([
  ['nothing at all', 'metric', {}, ['']],
  ['blanks', 'manual', { words: ' \n' }, ['']],
  ['a confidence of 0', 'metric', { confidence: 0 }, []],
  ['a number', 'manual', { value: '0' }, []],
  [
    'what may be thousands or decimals',
    'manual',
    { value: '1,200' },
    ['value'],
  ],
  ['words for a number', 'manual', { value: 'many' }, ['value']],
  ['half a time', 'habit', { ticks: '0.5' }, ['ticks']],
  ['not once', 'habit', { ticks: '0' }, ['ticks']],
  ['words alone of a habit', 'habit', { words: 'Holidays' }, []],
])('says of %s what is wrong', (_, kind, said, fields) => {
  const draft = { day, words: '', value: '', ticks: '', ...said };
  expect(problemsOf(draft, kind).map(({ field }) => field)).toEqual(fields);
});
