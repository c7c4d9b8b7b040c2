import { readCursor } from './cursor';
import { TargetReading } from './TargetReading';

const today = '2026-11-20';
const begun = new Date('2026-11-20T12:00:00Z');

function readingOf(cursor: object = {}) {
  const reference = { id: 'sentry.io/acme/checkout', title: 'acme/checkout' };
  return new TargetReading(
    { reference, openGroups: async () => [] },
    { version: 1, rules: 'r', ...cursor },
  );
}

function project(createdOn?: string) {
  return { id: '7', slug: 'checkout', createdOn, hasSessions: true };
}

describe('TargetReading', () => {
  it('begins where Sentry still has all of a day', () => {
    const reading = readingOf();
    reading.plan('2026-08-23');
    expect(reading.cursor).toMatchObject({
      next: '2026-08-23',
      historyFrom: '2026-08-23',
    });
  });

  it('goes on where it was, and keeps how far back it has read', () => {
    const reading = readingOf({
      next: '2026-11-18',
      historyFrom: '2026-01-01',
    });
    reading.plan('2026-08-23');
    expect(reading.cursor).toMatchObject({
      next: '2026-11-18',
      historyFrom: '2026-01-01',
    });
  });

  it('knows nothing older than a gap', () => {
    const reading = readingOf({
      next: '2026-06-01',
      historyFrom: '2026-01-01',
    });
    reading.plan('2026-08-23');
    expect(reading.cursor).toMatchObject({
      next: '2026-08-23',
      historyFrom: '2026-08-23',
    });
  });

  it('goes back to where parts were left out, as far as it is kept', () => {
    const known = {
      next: '2026-11-18',
      historyFrom: '2026-01-01',
      again: '2026-06-01',
    };
    const reading = readingOf(known);
    expect(reading.next).toBe('2026-06-01');
    reading.plan('2026-08-23');
    expect(reading.cursor).toEqual({
      version: 1,
      rules: 'r',
      next: '2026-08-23',
      // What is known of the days before stays.
      historyFrom: '2026-01-01',
      anew: expect.stringContaining('left out from 2026-08-23 on'),
    });
  });

  it('stops before yesterday, which is read again', () => {
    const reading = readingOf();
    reading.plan('2026-10-01');
    expect(reading.page([], '2026-10-31', today).cursor).toMatchObject({
      next: '2026-10-31',
    });
    expect(reading.lastPage([], today, begun).cursor).toMatchObject({
      next: '2026-11-19',
    });
  });

  it.each([
    ['2019-03-01', '2026-10-01T00:00:00.000Z'],
    [undefined, '2026-10-01T00:00:00.000Z'],
    // All of its life has been read.
    ['2026-10-01', undefined],
    ['2026-11-02', undefined],
  ])(
    'says of a project created on %s that it is known from %s',
    (day, from) => {
      const reading = readingOf();
      reading.found(project(day), false);
      reading.plan('2026-10-01');
      expect(reading.lastPage([], today, begun).historyFrom).toBe(from);
    },
  );

  it('stays where it is in trouble', () => {
    const reading = readingOf({ next: '2026-11-18' });
    expect(reading.troublePage('failing', 'down')).toMatchObject({
      state: 'failing',
      message: 'down',
      groups: [],
      cursor: { next: '2026-11-18' },
    });
  });
});

describe('readCursor', () => {
  it('begins anew, and says why, when it cannot go on', () => {
    expect(readCursor(undefined, 'r')).toEqual({ version: 1, rules: 'r' });
    expect(readCursor({ version: 1, rules: 'old' }, 'r').anew).toContain(
      'settings in okr.sentry have changed',
    );
    expect(readCursor({ version: 0 }, 'r').anew).toContain(
      'not known any more',
    );
    expect(
      readCursor({ version: 1, rules: 'r', next: '2026-11-18' }, 'r'),
    ).toEqual({ version: 1, rules: 'r', next: '2026-11-18' });
  });
});
