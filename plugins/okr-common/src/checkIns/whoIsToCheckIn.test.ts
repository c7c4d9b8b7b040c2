import { parseAnnotation } from '../annotation';
import { githubMetrics } from '../metrics';
import { CheckIn } from './CheckIn';
import { whoIsToCheckIn } from './whoIsToCheckIn';

const berlin = 'Europe/Berlin';
const objectives = parseAnnotation(
  `no-waiting:
  objective: Nobody waits
  cycle: 2026-Q4
  owner: checkout-team
  keyResults:
    review-wait: { title: Reviews are quick, metric: github.reviewWait, from: 52h, to: 24h, owner: 'User:Default/Ada' }
    rota: { title: Rota kept, habit: 1 per week }
    template: { title: Template adopted, done: true }
    broken: { title: Broken, metric: github.reviewWait, from: soon, to: 24h }
people:
  objective: People like it here
  cycle: 2026-Q4
  keyResults:
    nps: { title: Developer NPS, from: 20, to: 35, unit: points }
    handbook: { title: Handbook written, done: false }
`,
  { metrics: githubMetrics },
).objectives;

/** A Wednesday. */
const now = Date.parse('2026-11-18T12:00:00+01:00');
const monday = Date.parse('2026-11-16T00:00:00+01:00');
const cycle = {
  from: Date.parse('2026-10-01T00:00:00+02:00'),
  to: Date.parse('2027-01-01T00:00:00+01:00'),
};

function said(keyResult: string, at: number): CheckIn {
  const [objectiveId, keyResultId] = keyResult.split('/');
  return { objectiveId, keyResultId, day: '2026-11-13', at, confidence: 5 };
}

function awaitedAt(instant: number, checkIns: CheckIn[] = []) {
  const owners = ['group:default/shop'];
  return whoIsToCheckIn(
    { cycle, objectives, checkIns, owners, timeZone: berlin },
    instant,
  );
}

const idsOf = (awaited: ReturnType<typeof awaitedAt>) =>
  awaited.map(
    ({ objectiveId, keyResultId }) => `${objectiveId}/${keyResultId}`,
  );

it('asks the owner of the key result, else of its objective, else of the entity', () => {
  expect(awaitedAt(now).map(({ title, to }) => [title, to])).toEqual([
    ['Reviews are quick', ['user:default/ada']],
    ['Rota kept', ['group:default/checkout-team']],
    ['Developer NPS', ['group:default/shop']],
    ['Handbook written', ['group:default/shop']],
  ]);
});

it('asks of nothing that was checked in since Monday, whatever day it spoke of', () => {
  const checkIns = [
    said('no-waiting/rota', monday),
    said('people/nps', now),
    said('people/handbook', monday - 1),
  ];
  expect(idsOf(awaitedAt(now, checkIns))).toEqual([
    'no-waiting/review-wait',
    'people/handbook',
  ]);
});

it('asks of what was checked in this week in another cycle alone', () => {
  const ids = (cycleId: string) =>
    idsOf(
      whoIsToCheckIn(
        {
          cycle: { ...cycle, id: '2026-Q4' },
          objectives,
          checkIns: [{ ...said('people/nps', monday), cycle: cycleId }],
          owners: [],
          timeZone: berlin,
        },
        now,
      ),
    );
  expect(ids('2026-Q4')).not.toContain('people/nps');
  expect(ids('2026')).toContain('people/nps');
});

it('begins anew on Monday in the time zone', () => {
  const sunday = said('no-waiting/rota', monday + 6 * 86_400_000);
  const beforeMidnight = Date.parse('2026-11-22T23:59:59+01:00');
  expect(idsOf(awaitedAt(beforeMidnight, [sunday]))).not.toContain(
    'no-waiting/rota',
  );
  expect(idsOf(awaitedAt(beforeMidnight + 1_000, [sunday]))).toContain(
    'no-waiting/rota',
  );
});

it('tells the objectives apart that have key results of the same name', () => {
  expect(idsOf(awaitedAt(now, [said('no-waiting/nps', now)]))).toContain(
    'people/nps',
  );
});

it('asks nobody before the cycle and after it', () => {
  expect(awaitedAt(cycle.from - 1)).toEqual([]);
  expect(awaitedAt(cycle.from)).not.toEqual([]);
  expect(awaitedAt(cycle.to - 1)).not.toEqual([]);
  expect(awaitedAt(cycle.to)).toEqual([]);
});
