import { asSentence } from './sentences';

it.each([
  [
    '`to` cannot be `rubbish`: `to` is a duration',
    '`to` cannot be `rubbish`: `to` is a duration.',
  ],
  ['Failed to fetch', 'Failed to fetch.'],
  ['The key is not known.', 'The key is not known.'],
  ['did you mean `github.reviewWait`?', 'did you mean `github.reviewWait`?'],
  ['It says “no.”', 'It says “no.”'],
])('ends %s as a sentence does', (text, sentence) => {
  expect(asSentence(text)).toBe(sentence);
});
