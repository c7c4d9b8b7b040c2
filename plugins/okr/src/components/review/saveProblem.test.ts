import { readSaveProblem } from './saveProblem';

describe('readSaveProblem', () => {
  it('finds the fields in what the backend answered', () => {
    const fields = [{ field: 'phases.detected', message: 'Before started.' }];
    expect(
      readSaveProblem({
        statusCode: 400,
        message: 'Bad',
        body: { error: { name: 'InputError', message: 'Bad', fields } },
      }),
    ).toEqual({ kind: 'fields', fields });
  });

  it('knows a conflict', () => {
    expect(readSaveProblem({ statusCode: 409 })).toEqual({ kind: 'conflict' });
  });

  it('takes everything else by its message', () => {
    expect(readSaveProblem(new TypeError('Failed to fetch'))).toEqual({
      kind: 'other',
      message: 'Failed to fetch',
    });
    expect(
      readSaveProblem({
        statusCode: 400,
        message: 'Bad',
        body: { error: { fields: ['odd'] } },
      }),
    ).toEqual({ kind: 'other', message: 'Bad' });
  });
});
