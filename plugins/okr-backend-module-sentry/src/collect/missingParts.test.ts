import { noteMissing, noteReturned } from './missingParts';

function project(id: string, createdOn?: string) {
  return { id, slug: id, createdOn, hasSessions: true };
}

describe('missing parts', () => {
  it('keeps the first day on which each is left out', () => {
    const noted = noteMissing(
      { web: '2026-11-12', app: '2026-11-16' },
      ['web', 'app', 'api'],
      '2026-11-14',
    );
    expect(noted).toEqual({
      web: '2026-11-12',
      app: '2026-11-14',
      api: '2026-11-14',
    });
  });

  it('goes back to the first day that lacks one that is there again', () => {
    const missing = {
      web: '2026-11-12',
      app: '2026-11-09',
      api: '2026-11-01',
    };
    const present = new Map([
      ['web', project('1')],
      ['app', project('2')],
      ['other', project('3')],
    ]);
    expect(noteReturned(missing, present)).toEqual({
      missing: { api: '2026-11-01' },
      again: '2026-11-09',
    });
  });

  it('goes back no further than to where a new one began', () => {
    const present = new Map([['web', project('1', '2026-11-15')]]);
    expect(noteReturned({ web: '2026-06-01' }, present)).toEqual({
      missing: {},
      again: '2026-11-15',
    });
  });

  it('has nowhere to go back to while all that is missing is away', () => {
    expect(noteReturned({ web: '2026-06-01' }, new Map())).toEqual({
      missing: { web: '2026-06-01' },
    });
  });
});
