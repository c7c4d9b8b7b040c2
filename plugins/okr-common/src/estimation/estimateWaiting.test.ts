import { businessCalendar } from '../calendar';
import {
  answered,
  DAY,
  estimate,
  FROM,
  HOUR,
  hours,
  moreThanHours,
  TO,
  waiting,
  withdrawn,
} from './__testUtils__/waits';

const later = (days: number) => FROM + days * DAY;

describe('estimateWaiting', () => {
  it('says more than 10 d when one quick answer stands beside five ten-day waits', () => {
    const ten = TO - 10 * DAY;
    const result = estimate([
      answered(later(3), HOUR),
      ...Array.from({ length: 5 }, () => waiting(ten)),
    ]);
    // After the answer 5 of 6 still wait, and nothing more is known: the curve stays at 5/6.
    expect(result.quantile(0.5)).toEqual(moreThanHours(240));
    expect(result.quantile(0.75)).toEqual(moreThanHours(240));
    expect(result).toMatchObject({
      answered: 1,
      waiting: 5,
      oldestWaitSeconds: 10 * 86_400,
    });
    expect(result.mean()).toEqual(hours(1));
    expect(result.within(86_400)).toEqual({
      kind: 'value',
      value: expect.closeTo(1 / 6, 12),
    });
  });

  it.each([
    [12, 15, 0.8],
    [1, 5, 0.2],
    [12, 24, 0.5],
    [1, 10, 0.1],
  ])(
    'says exactly that %d of %d were answered within a time',
    (quick, all, share) => {
      const result = estimate([
        ...Array.from({ length: quick }, (_, i) =>
          answered(later(3), (i + 1) * (HOUR / 2)),
        ),
        ...Array.from({ length: all - quick }, (_, i) =>
          answered(later(3), 2 * DAY + i * HOUR),
        ),
      ]);
      expect(result.within(86_400)).toEqual({ kind: 'value', value: share });
    },
  );

  it('says more than the longest wait when nobody answered', () => {
    const result = estimate([waiting(TO - 2 * DAY), waiting(TO - 5 * DAY)]);
    expect(result.quantile(0.5)).toEqual(moreThanHours(120));
    expect(result.within(86_400)).toEqual({ kind: 'value', value: 0 });
    expect(result.mean()).toEqual({ kind: 'none', reason: 'nothingAnswered' });
    expect(result.count()).toEqual({ kind: 'value', value: 0 });
  });

  it('says nothing, and never 0, when nobody asked', () => {
    const result = estimate([]);
    const nothing = { kind: 'none', reason: 'noItems' };
    expect(result.quantile(0.5)).toEqual(nothing);
    expect(result.within(86_400)).toEqual(nothing);
    expect(result.mean()).toEqual(nothing);
    expect(result.count()).toEqual(nothing);
    expect(result.oldestWaitSeconds).toBeUndefined();
  });

  it('puts the median of 2 h and 4 h at 3 h', () => {
    const result = estimate([
      answered(later(1), 2 * HOUR),
      answered(later(2), 4 * HOUR),
    ]);
    expect(result.quantile(0.5)).toEqual(hours(3));
    expect(result.quantile(0.75)).toEqual(hours(4));
    expect(result.mean()).toEqual(hours(3));
    expect(result.count()).toEqual({ kind: 'value', value: 2 });
  });

  it('stays at the wait itself when the share is met exactly and no longer answer is known', () => {
    const result = estimate([answered(later(1), 2 * HOUR), waiting(later(2))]);
    expect(result.quantile(0.5)).toEqual(hours(2));
  });

  it('lets answers come before withdrawals of the same length', () => {
    const result = estimate([
      answered(later(1), 2 * HOUR),
      withdrawn(later(1), 2 * HOUR),
      answered(later(2), 4 * HOUR),
    ]);
    // 1 − 1/3 = 2/3 after 2 h; the other way round it would be 1/2, and the median 3 h.
    expect(result.quantile(0.5)).toEqual(hours(4));
  });

  it('takes a withdrawn request as waiting until then and unknown from there', () => {
    const result = estimate([
      withdrawn(later(1), HOUR),
      answered(later(1), 2 * HOUR),
      answered(later(2), 4 * HOUR),
    ]);
    // Two are left at 2 h: 1/2 exactly.
    expect(result.quantile(0.5)).toEqual(hours(3));
    expect(result).toMatchObject({ answered: 2, withdrawn: 1, waiting: 0 });
  });

  it('counts the whole wait of a request made before the window', () => {
    const result = estimate([answered(FROM - 20 * DAY, 21 * DAY)]);
    expect(result.quantile(0.5)).toEqual(hours(21 * 24));
  });

  it('holds what ends or starts at the very edges to a half-open window', () => {
    expect(estimate([answered(FROM - HOUR, HOUR)]).answered).toBe(1);
    expect(estimate([answered(FROM - 2 * HOUR, HOUR)]).answered).toBe(0);
    expect(estimate([answered(TO - HOUR, HOUR)])).toMatchObject({
      answered: 0,
      waiting: 1,
    });
    expect(estimate([waiting(TO)]).waiting).toBe(0);
  });

  it('knows the share within a time only as far as the curve goes', () => {
    const open = estimate([answered(later(1), HOUR), waiting(TO - 5 * HOUR)]);
    expect(open.within(3600)).toEqual({ kind: 'value', value: 0.5 });
    expect(open.within(3599)).toEqual({ kind: 'value', value: 0 });
    expect(open.within(5 * 3600)).toEqual({ kind: 'value', value: 0.5 });
    expect(open.within(5 * 3600 + 1)).toEqual({
      kind: 'none',
      reason: 'curveEnds',
    });
    const closed = estimate([answered(later(1), HOUR)]);
    expect(closed.within(86_400)).toEqual({ kind: 'value', value: 1 });
  });

  it('knows nothing of a window that has not begun', () => {
    const result = estimate([waiting(FROM - DAY)], { asOf: FROM });
    expect(result.quantile(0.5)).toEqual({ kind: 'none', reason: 'noItems' });
  });

  it('refuses shares that are no quantile', () => {
    const result = estimate([]);
    for (const share of [0, 1, -1, 1.5, NaN]) {
      expect(() => result.quantile(share)).toThrow(RangeError);
    }
  });

  describe('with requests left unanswered for longer than the limit', () => {
    const limit = { abandonedAfterSeconds: 30 * 86_400 };

    it('withdraws them at the limit and counts them apart', () => {
      const result = estimate(
        [waiting(TO - 40 * DAY), answered(later(20), 2 * HOUR)],
        limit,
      );
      expect(result).toMatchObject({ abandoned: 1, waiting: 0, answered: 1 });
      expect(result.quantile(0.5)).toEqual(hours(2));
      expect(result.quantile(0.75)).toEqual(moreThanHours(30 * 24));
    });

    it('leaves them out of windows after the limit', () => {
      const result = estimate([waiting(FROM - 31 * DAY)], limit);
      expect(result.abandoned).toBe(0);
      expect(result.quantile(0.5)).toEqual({ kind: 'none', reason: 'noItems' });
    });

    it('still counts an answer that comes later, with its whole wait', () => {
      const late = answered(TO - 40 * DAY, 39 * DAY);
      expect(estimate([late], limit).quantile(0.5)).toEqual(hours(39 * 24));
      const before = estimate([late], { ...limit, asOf: TO - 2 * DAY });
      expect(before).toMatchObject({ answered: 0, abandoned: 1 });
      expect(before.quantile(0.5)).toEqual(moreThanHours(30 * 24));
    });

    it('counts such an answer even where the limit lay before the window', () => {
      const late = answered(FROM - 60 * DAY, 61 * DAY);
      expect(estimate([late], limit).quantile(0.5)).toEqual(hours(61 * 24));
    });

    it('withdraws at the limit what is closed after it', () => {
      const closed = estimate([withdrawn(TO - 40 * DAY, 39 * DAY)], limit);
      expect(closed).toMatchObject({ withdrawn: 0, abandoned: 1 });
      expect(closed.quantile(0.5)).toEqual(moreThanHours(30 * 24));
      const long = estimate([withdrawn(FROM - 40 * DAY, 45 * DAY)], limit);
      expect(long).toMatchObject({ withdrawn: 0, abandoned: 0 });
    });

    it('still waits at the limit itself', () => {
      const result = estimate([waiting(TO - 30 * DAY)], limit);
      expect(result).toMatchObject({ waiting: 1, abandoned: 0 });
    });
  });

  describe('in working hours', () => {
    const calendar = businessCalendar({ timeZone: 'UTC' });
    const friday = Date.UTC(2026, 9, 9, 15);
    const saturday = Date.UTC(2026, 9, 31, 12);

    it('leaves the weekend out of a wait', () => {
      // Friday 15:00 to Monday 11:00 is 2 h + 2 h; Wednesday 10:00 to 12:00 is 2 h.
      const result = estimate(
        [
          answered(friday, 68 * HOUR),
          answered(Date.UTC(2026, 9, 14, 10), 2 * HOUR),
          waiting(saturday),
        ],
        { calendar },
      );
      expect(result.quantile(0.5)).toEqual(hours(3));
      expect(result.quantile(0.75)).toEqual(hours(4));
      expect(result.within(2 * 3600)).toEqual({ kind: 'value', value: 0.5 });
      expect(result).toMatchObject({ waiting: 1, oldestWaitSeconds: 0 });
    });

    it('still says more than, in working time', () => {
      const result = estimate([waiting(friday)], { calendar });
      // 2 h on Friday, then fifteen working days until the window ends.
      expect(result.quantile(0.5)).toEqual(moreThanHours(2 + 15 * 8));
    });

    it('takes the limit in wall time', () => {
      const result = estimate([waiting(FROM)], {
        calendar,
        abandonedAfterSeconds: 7 * 86_400,
      });
      expect(result).toMatchObject({ abandoned: 1 });
      expect(result.quantile(0.5)).toEqual(moreThanHours(5 * 8));
    });
  });
});
