import {
  Cycle,
  githubMetrics,
  habitPeriodsOf,
  SeriesPoint,
  wallCalendar,
} from '@keyresults/backstage-plugin-okr-common';
import fc from 'fast-check';
import { SpanVersion, Target, TargetLink } from '../facts';
import { countHabit } from './countHabit';
import { MetricRegistry } from './MetricRegistry';
import { ScopeFacts } from './ScopeFacts';

const at = (text: string) => Date.parse(`${text}T00:00:00Z`);

const CYCLE: Cycle = {
  id: '2026-Q4',
  label: 'Q4 2026',
  kind: 'quarter',
  from: at('2026-10-01'),
  to: at('2027-01-01'),
};
const metric = new MetricRegistry({
  collectors: [{ id: 'github', metrics: githubMetrics }],
  declared: [],
}).require('github.reviewWait');
const WEEKLY = { per: 'week' as const };
const weeks = habitPeriodsOf(WEEKLY, CYCLE, CYCLE.to, 'UTC');

const aTarget = (id: number, values: Partial<Target> = {}): Target => ({
  id,
  source: 'github',
  reference: `github.com/acme/${id}`,
  title: `acme/${id}`,
  state: 'ok',
  stateSince: 0,
  pastKnownAt: 0,
  collectedThrough: CYCLE.to,
  ...values,
});

/** A review of a target that is answered, and known, at an instant. */
const answered = (
  targetId: number,
  end: number,
  recordedAt = end,
): SpanVersion => ({
  targetId,
  start: end - 3_600_000,
  end,
  outcome: 'answered',
  recordedAt,
});

const linked = (
  targetId: number,
  validFrom = 0,
  validTo?: number,
): TargetLink => ({
  leafRef: `component:default/${targetId}`,
  targetId,
  validFrom,
  validTo,
});

interface Given {
  links: readonly TargetLink[];
  spans: readonly SpanVersion[];
  targets?: readonly Target[];
}

function scopeOf({ links, spans, targets = [] }: Given): ScopeFacts {
  const known = [1, 2, 3, 4, 5, 6].map(
    id => targets.find(target => target.id === id) ?? aTarget(id),
  );
  return {
    scope: {
      scopeRef: 'group:default/team',
      members: links.map(({ leafRef, validFrom, validTo }) => ({
        leafRef,
        validFrom,
        validTo,
      })),
      links: [...links],
      joints: [],
    },
    targets: new Map(known.map(target => [target.id, target])),
    tables: {
      spans: new Map([
        [
          'github.reviewWait',
          new Map(
            known.map(({ id }) => [
              id,
              spans.filter(({ targetId }) => targetId === id),
            ]),
          ),
        ],
      ]),
      measurements: new Map(),
      incidents: new Map(),
    },
  };
}

const count = (given: Given, asOf: number): SeriesPoint[] =>
  countHabit(scopeOf(given), {
    definition: {
      id: 'reviews',
      title: 'Reviews given',
      kind: 'habit',
      times: 3,
      per: 'week',
      weight: 1,
      commitment: 'committed',
      links: [],
      position: { line: 1, column: 1 },
    },
    question: {
      ...metric,
      stat: { kind: 'named', name: 'count' },
      where: {},
      calendar: wallCalendar,
    },
    cycle: CYCLE,
    asOf,
    timeZone: 'UTC',
  }).series;

/** How many were found, where anything was read, and whether there may be more. */
const told = ({ value, incomplete }: SeriesPoint) => {
  const isRead = value.kind !== 'none' || value.reason === 'noItems';
  const found = value.kind === 'none' ? 0 : value.value;
  return [
    ...(isRead ? [found] : ['unread']),
    ...(incomplete ? ['incomplete'] : []),
  ];
};

/** The first weeks of the cycle: 1 to 11 October, 12 to 18, 19 to 25. */
const [first, second, third] = weeks;

describe('the weeks of a counted habit', () => {
  it('have what happened in the targets that were in the scope when they ended', () => {
    const links = [
      linked(1, 0, at('2026-10-14')),
      linked(2, at('2026-10-09'), at('2026-10-22')),
      // Joins in the very moment in which the second week ends.
      linked(3, second.to),
    ];
    const spans = [first, second, third].flatMap(({ from }) => [
      ...Array.from({ length: 1 }, () => answered(1, from)),
      ...Array.from({ length: 10 }, () => answered(2, from)),
      ...Array.from({ length: 100 }, () => answered(3, from)),
    ]);
    expect(count({ links, spans }, third.to).map(told)).toEqual([
      [11],
      [110],
      [100],
    ]);
  });

  it('are counted with what is known now', () => {
    const late = answered(1, first.from, at('2026-10-20'));
    const given = { links: [linked(1)], spans: [late] };
    expect(count(given, at('2026-10-19')).map(told)[0]).toEqual([0]);
    expect(count(given, at('2026-10-21')).map(told)[0]).toEqual([1]);
  });

  it('take in what is learned of the last days soon after the cycle, and no more then', () => {
    const last = (recordedAt: number, asOf = CYCLE.to) => {
      const spans = [answered(1, CYCLE.to - 1000, recordedAt)];
      return told(count({ links: [linked(1)], spans }, asOf)[12]);
    };
    expect(last(CYCLE.to + 3_600_000)).toEqual([1]);
    expect(last(CYCLE.to + 3_600_000, at('2027-03-01'))).toEqual([1]);
    // As long as it goes on, nobody knows what is to come.
    expect(last(CYCLE.to, CYCLE.to - 1)).toEqual([0]);
    // A number that is told two days later stays.
    expect(last(at('2027-01-03') + 1, at('2027-03-01'))).toEqual([0]);
  });

  it.each<[string, Partial<Target>]>([
    ['was not read to its end', { collectedThrough: first.to - 1 }],
    ['was not read at all', { pastKnownAt: undefined }],
    ['does not reach back so far', { historyFrom: first.from + 1 }],
    [
      'is closed to us by now',
      { state: 'forbidden', collectedThrough: first.to - 1 },
    ],
  ])('are not known in full where one target %s', (_, values) => {
    const given = {
      links: [linked(1), linked(2)],
      spans: [answered(1, first.from), answered(2, first.to - 1000)],
      targets: [aTarget(2, values)],
    };
    // What is found counts all the same: it may be enough.
    expect(told(count(given, first.to)[0])).toEqual([2, 'incomplete']);
  });

  it('are known where the source closed its door only after they were read', () => {
    const targets = [aTarget(1, { state: 'gone', collectedThrough: first.to })];
    const given = { links: [linked(1)], spans: [], targets };
    expect(count(given, second.to).map(told)).toEqual([[0], [0, 'incomplete']]);
  });

  it('say nothing where nothing was in the scope, or nothing of it was read', () => {
    expect(told(count({ links: [], spans: [] }, first.to)[0])).toEqual([
      'unread',
      'incomplete',
    ]);
    const targets = [aTarget(1, { pastKnownAt: undefined })];
    expect(
      told(count({ links: [linked(1)], spans: [], targets }, first.to)[0]),
    ).toEqual(['unread', 'incomplete']);
  });
});

const inCycle = fc.integer({ min: CYCLE.from, max: CYCLE.to - 1 });

/** Links of targets 1 to 3, and reviews answered in targets 1 to 6. */
const histories = fc.record({
  links: fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), inCycle, fc.option(inCycle))
      .map(([id, from, to]) =>
        linked(id, from, to === null || to <= from ? undefined : to),
      ),
    { maxLength: 6 },
  ),
  spans: fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 6 }), inCycle)
      .map(([id, end]) => answered(id, end)),
    { maxLength: 40 },
  ),
});

it('never changes a week that is over when targets join or leave later', () => {
  fc.assert(
    fc.property(
      histories,
      inCycle,
      fc.array(fc.tuple(fc.integer({ min: 4, max: 6 }), inCycle)),
      fc.infiniteStream(fc.option(inCycle)),
      ({ links, spans }, now, joining, leaving) => {
        const seen = links.filter(({ validFrom }) => validFrom <= now);
        const before = seen.map(link =>
          link.validTo !== undefined && link.validTo > now
            ? { ...link, validTo: undefined }
            : link,
        );
        const after = [
          ...before.map(link => {
            const end = leaving.next().value ?? undefined;
            return link.validTo === undefined && end !== undefined && end > now
              ? { ...link, validTo: end }
              : link;
          }),
          ...joining
            .filter(([, from]) => from > now)
            .map(([id, from]) => linked(id, from)),
        ];
        const over = weeks.filter(({ to }) => to <= now).length;
        expect(count({ links: after, spans }, CYCLE.to).slice(0, over)).toEqual(
          count({ links: before, spans }, now).slice(0, over),
        );
      },
    ),
  );
});

it('counts what happened in a week in whatever was in the scope at its end', () => {
  fc.assert(
    fc.property(histories, ({ links, spans }) => {
      const points = count({ links, spans }, CYCLE.to);
      expect(points).toHaveLength(13);
      weeks.forEach(({ from, to }, index) => {
        const inScope = links
          .filter(
            ({ validFrom, validTo = Infinity }) =>
              validFrom <= to && to < validTo,
          )
          .map(({ targetId }) => targetId);
        const happened = spans.filter(
          ({ targetId, end = 0 }) =>
            inScope.includes(targetId) && from <= end && end < to,
        );
        expect(told(points[index])).toEqual(
          inScope.length > 0 ? [happened.length] : ['unread', 'incomplete'],
        );
      });
    }),
  );
});
