import { readSaveFailure, wordsOf } from './saveFailure';

describe('a change that is not saved', () => {
  it('may be saved all the same where nobody answered', () => {
    expect(readSaveFailure(new TypeError('Failed to fetch'))).toEqual({
      kind: 'unanswered',
    });
  });

  it('is told in the words of the backend', () => {
    const error = Object.assign(new Error('Request failed with 503'), {
      cause: { message: 'The host is down' },
    });
    expect(readSaveFailure(error)).toEqual({
      kind: 'other',
      message: 'The host is down',
    });
    expect(wordsOf(new Error('No words'))).toBe('No words');
  });
});
