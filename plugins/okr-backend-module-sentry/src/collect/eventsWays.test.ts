import { HiddenError, RefusedError, UnansweredError } from '../client';
import { EventsWay, readInSomeWay } from './eventsWays';

const twoDays = { from: '2026-11-18', to: '2026-11-20' };
const tenDays = { from: '2026-11-10', to: '2026-11-20' };
const month = { from: '2026-10-20', to: '2026-11-20' };

/** A Sentry in which some ways fail. */
class Ways {
  readonly asked: EventsWay[] = [];

  constructor(
    readonly memory: { missingWays: Set<EventsWay> },
    private readonly failures: Partial<Record<EventsWay, Error>> = {},
  ) {}

  read(range = twoDays): Promise<EventsWay> {
    return readInSomeWay(this.memory, range, async way => {
      this.asked.push(way);
      const failure = this.failures[way];
      if (failure) throw failure;
      return way;
    });
  }
}

const nothingKnown = () => ({ missingWays: new Set<EventsWay>() });
const gone = new HiddenError('404', 'gone');
const notByDay = new RefusedError('400: Invalid field: "timestamp.to_day"');

describe('readInSomeWay', () => {
  it.each([
    // Ten projects are a page of a table up to ten days.
    ['two days', twoDays, 'table'],
    ['ten days', tenDays, 'table'],
    ['a month', month, 'timeseries'],
  ])('reads %s by the %s', async (_, range, way) => {
    await expect(new Ways(nothingKnown()).read(range)).resolves.toBe(way);
  });

  it.each([
    ['a month', month, { timeseries: gone }, ['timeseries', 'stats']],
    [
      'a month',
      month,
      { timeseries: gone, stats: new RefusedError('400: not of errors') },
      ['timeseries', 'stats', 'table'],
    ],
    ['two days', twoDays, { table: notByDay }, ['table', 'timeseries']],
    [
      'two days',
      twoDays,
      { table: notByDay, timeseries: gone },
      ['table', 'timeseries', 'stats'],
    ],
  ])(
    'reads %s in the next way, and remembers it',
    async (_, range, failures, asked) => {
      const memory = nothingKnown();
      const first = new Ways(memory, failures);
      await first.read(range);
      expect(first.asked).toEqual(asked);
      const second = new Ways(memory, failures);
      await second.read(range);
      expect(second.asked).toEqual(asked.slice(-1));
    },
  );

  it('remembers nothing where no way answers: it is about what was asked', async () => {
    const memory = nothingKnown();
    const failures = { timeseries: gone, stats: gone, table: gone };
    const denied = new Ways(memory, failures);
    await expect(denied.read(month)).rejects.toBe(gone);
    expect(denied.asked).toEqual(['timeseries', 'stats', 'table']);
    expect(memory.missingWays.size).toBe(0);
  });

  it.each([
    ['is down', new UnansweredError('status 502')],
    ['forbids it', new HiddenError('403', 'forbidden')],
  ])('asks in no other way when Sentry %s', async (_, failure) => {
    const ways = new Ways(nothingKnown(), { timeseries: failure });
    await expect(ways.read(month)).rejects.toBe(failure);
    expect(ways.asked).toEqual(['timeseries']);
  });

  it('does not take a table for missing that refuses something else', async () => {
    const failure = new RefusedError('400: Invalid date range');
    const ways = new Ways(nothingKnown(), { table: failure });
    await expect(ways.read()).rejects.toBe(failure);
  });
});
