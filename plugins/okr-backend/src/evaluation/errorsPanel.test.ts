import { MeasurementVersion } from '../facts';
import { errorsPanel } from './errorsPanel';

const DAY = 86_400_000;
const at = (instant: string) => Date.parse(instant);

interface Told {
  targetId?: number;
  events: number;
  users: number;
}

/** Days of a target before an instant, the running one included; `toldOn` says what of the day so many days ago. */
function daysBefore(
  asOf: number,
  toldOn: (daysAgo: number) => Told & { dropped?: boolean },
): MeasurementVersion[] {
  const today = Math.floor(asOf / DAY) * DAY;
  return Array.from({ length: 60 }, (_, daysAgo) => {
    const { targetId = 1, events, users, dropped } = toldOn(daysAgo);
    const start = today - daysAgo * DAY;
    return {
      targetId,
      series: '',
      start,
      end: start + DAY,
      numerator: events,
      denominator: users,
      complete: daysAgo > 0 && !dropped,
      recordedAt: asOf,
    };
  });
}

function panelOf(
  events: readonly MeasurementVersion[],
  asOf: number,
  users = events,
) {
  const versions = { events, users };
  return errorsPanel({
    versions,
    versionsBefore: versions,
    window: { from: asOf - 28 * DAY, to: asOf },
    before: { from: asOf - 56 * DAY, to: asOf - 28 * DAY },
    asOf,
  });
}

const same = { events: 400, users: 1_000 };
/** 28 days of 400 and 1,000. */
const alike = {
  events: expect.closeTo(11_200, 6),
  userDays: expect.closeTo(28_000, 6),
  rate: { kind: 'value', value: 0.4 },
  eventsInNoRate: expect.closeTo(0, 6),
};
const unchanged = {
  events: expect.closeTo(0, 6),
  volume: expect.closeTo(0, 6),
  rate: expect.closeTo(0, 6),
  inNoRate: expect.closeTo(0, 6),
};

describe('errorsPanel', () => {
  it.each(['2026-11-22T10:00Z', '2026-11-22T12:00Z', '2026-11-22T15:00Z'])(
    'says of days that are all alike that nothing changed, looked at at %s',
    text => {
      const panel = panelOf(
        daysBefore(at(text), () => same),
        at(text),
      );
      expect(panel.current).toEqual(alike);
      expect(panel.previous).toEqual(alike);
      expect(panel.change).toEqual(unchanged);
    },
  );

  it('takes days that the source dropped for no loss of users, in either period', () => {
    const asOf = at('2026-11-22T15:00Z');
    const dropped = new Set([2, 3, 4, 40]);
    const panel = panelOf(
      daysBefore(asOf, daysAgo =>
        dropped.has(daysAgo) ? { ...same, events: 50, dropped: true } : same,
      ),
      asOf,
    );
    expect(panel.current).toEqual(alike);
    expect(panel.previous).toEqual(alike);
    expect(panel.change).toEqual(unchanged);
    // Three dropped ones, and the one that runs.
    expect(panel.incompleteDays).toBe(4);
    expect(panel.incompleteDaysBefore).toBe(1);
  });

  it('calls growth growth while the source drops days of it', () => {
    const asOf = at('2026-11-22T10:00Z');
    const panel = panelOf(
      daysBefore(asOf, daysAgo =>
        daysAgo <= 28
          ? { events: 600, users: 1_200, dropped: daysAgo <= 4 }
          : same,
      ),
      asOf,
    );
    // 28 × 600 and 28 × 1,200, though but 24 of the days are known.
    expect(panel.current).toMatchObject({
      events: expect.closeTo(16_800, 6),
      userDays: expect.closeTo(33_600, 6),
    });
    // 5,600 more user days at a mean rate of 0.45; 0.1 more at a mean of 30,800 of them.
    expect(panel.change).toEqual({
      events: expect.closeTo(5_600, 6),
      volume: expect.closeTo(2_520, 6),
      rate: expect.closeTo(3_080, 6),
      inNoRate: 0,
    });
  });

  it('has no sum where more than a quarter of the days is left out, and a rate still', () => {
    const asOf = at('2026-11-22T10:00Z');
    const panel = panelOf(
      daysBefore(asOf, daysAgo => ({ ...same, dropped: daysAgo <= 8 })),
      asOf,
    );
    expect(panel.current).toEqual({
      events: null,
      userDays: null,
      rate: { kind: 'value', value: 0.4 },
      eventsInNoRate: null,
    });
    expect(panel.previous).toEqual(alike);
    expect(panel.change).toBeUndefined();
  });

  it('leaves a day out on which one of several projects is incomplete', () => {
    const asOf = at('2026-11-22T10:00Z');
    const web = daysBefore(asOf, () => same);
    const app = daysBefore(asOf, daysAgo => ({
      targetId: 2,
      events: 100,
      users: 250,
      dropped: daysAgo === 3,
    }));
    // 270 different people use both or one; on the day that is dropped only those of one are asked for.
    const together = daysBefore(asOf, daysAgo =>
      daysAgo === 3
        ? { targetId: 3, events: 400, users: 1_000 }
        : { targetId: 3, events: 500, users: 1_100 },
    );
    const panel = panelOf([...web, ...app], asOf, together);
    expect(panel.current).toMatchObject({
      events: expect.closeTo(14_000, 6),
      userDays: expect.closeTo(30_800, 6),
    });
    expect(panel.change).toEqual(unchanged);
    expect(panel.days.filter(({ complete }) => !complete)).toMatchObject([
      { day: '2026-11-19', events: 500 },
    ]);
  });

  it('tells events that are in no rate, and adds up with them', () => {
    const asOf = at('2026-11-22T10:00Z');
    const silent = daysBefore(asOf, daysAgo => ({
      targetId: 2,
      events: daysAgo <= 28 ? 30 : 10,
      users: 0,
    }));
    const panel = panelOf([...daysBefore(asOf, () => same), ...silent], asOf);
    expect(panel.current).toEqual({
      ...alike,
      events: 28 * 430,
      eventsInNoRate: 28 * 30,
    });
    expect(panel.previous).toMatchObject({ events: 28 * 410 });
    expect(panel.change).toEqual({
      ...unchanged,
      events: 28 * 20,
      inNoRate: 28 * 20,
    });
  });

  it('has nothing of a period that is not known', () => {
    const asOf = at('2026-11-22T10:00Z');
    const panel = errorsPanel({
      versions: undefined,
      versionsBefore: { events: [], users: [] },
      window: { from: asOf - 28 * DAY, to: asOf },
      before: { from: asOf - 56 * DAY, to: asOf - 28 * DAY },
      asOf,
    });
    const nothing = { events: null, userDays: null, eventsInNoRate: null };
    expect(panel).toEqual({
      days: [],
      current: { ...nothing, rate: { kind: 'none', reason: 'notCollected' } },
      previous: { ...nothing, rate: { kind: 'none', reason: 'noItems' } },
      incompleteDays: 0,
      incompleteDaysBefore: 0,
    });
  });
});
