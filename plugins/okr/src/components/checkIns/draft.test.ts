import { aCheckIn } from '../../__testUtils__/checkInFixtures';
import { draftOf, emptyDraft, problemsOf, wordsOf } from './draft';

const day = '2026-11-16';

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
  ['what may be thousands or decimals', 'manual', { value: '1,200' }, []],
  ['words for a number', 'manual', { value: 'many' }, ['value']],
  ['half a time', 'habit', { ticks: '0.5' }, ['ticks']],
  ['not once', 'habit', { ticks: '0' }, ['ticks']],
  ['words alone of a habit', 'habit', { words: 'Holidays' }, []],
])('says of %s what is wrong', (_, kind, said, fields) => {
  const draft = { day, words: '', value: '', ticks: '', ...said };
  expect(problemsOf(draft, kind).map(({ field }) => field)).toEqual(fields);
});
