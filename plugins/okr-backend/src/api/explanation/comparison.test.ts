import {
  ExplanationResponse,
  explanationResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../../__testUtils__/databases';
import { CalendarRegistry } from '../../evaluation';
import { startTestApi, TestApi } from '../__testUtils__/testApi';
import { review, World } from '../__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const HOUR = 3600;
const DAY_MS = 86_400_000;
const CHECKOUT = 'component:default/checkout';
const NOW = '2026-11-18T12:00:00Z';
const path =
  '/entities/component/default/checkout/keyResults/quick/wait/explanation';

const annotation = `
quick:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  keyResults:
    wait: { metric: github.reviewWait, stat: p50, from: 10h, to: 4h }
`;

const reviews = (day: string, hours: number) =>
  [0, 1, 2, 3, 4].map(hour =>
    review(`${day}T0${hour}:00:00Z`, hours, { key: `${day}/${hour}` }),
  );

describe.each(databases.eachSupportedId())(
  'what a value is held against, on %s',
  databaseId => {
    let world: World;
    let api: TestApi;

    beforeEach(async () => {
      world = new World(await initTestDatabase(databases, databaseId), NOW);
      const target = await world.target('acme/checkout', NOW);
      // 2 h in July, 10 h in September, 15 h in early October, 20 h (a Tuesday and a Wednesday of work) in November.
      await world.learn(target, reviews('2026-07-15', 2));
      await world.learn(target, reviews('2026-09-15', 10));
      await world.learn(target, reviews('2026-10-07', 15));
      await world.learn(target, reviews('2026-11-10', 20));
      await world.entity(CHECKOUT, { [CHECKOUT]: [target] }, { annotation });
      await world.evaluate();
      api = await startTestApi(world.context, { entities: [CHECKOUT] });
    });

    afterEach(async () => {
      await api.stop();
    });

    const explain = async (query = ''): Promise<ExplanationResponse> => {
      const { status, body } = await api.get(`${path}${query}`);
      expect([status, body.error]).toEqual([200, undefined]);
      return explanationResponseSchema.parse(body);
    };

    const refusal = async (query: string): Promise<string> => {
      const { status, body } = await api.get(`${path}${query}`);
      expect(status).toBe(400);
      return body.error.message;
    };

    /** Versions are kept for so many days. */
    const keep = (days: number) => {
      world.settings.versionsKeptMs = days * DAY_MS;
    };

    it('is the 28 days before the cycle unless something else is asked for', async () => {
      const body = await explain();
      expect(body.against).toBe('baseline');
      expect(body.then.value).toEqual({ kind: 'value', value: 10 * HOUR });
      expect(body.comparisons).toEqual([
        {
          against: 'baseline',
          from: '2026-09-03T00:00:00.000Z',
          to: '2026-10-01T00:00:00.000Z',
        },
        {
          against: 'before',
          from: '2026-09-23T12:00:00.000Z',
          to: '2026-10-21T12:00:00.000Z',
        },
      ]);
      expect(await explain('?against=baseline')).toEqual(body);
    });

    it('may be the 28 days before these', async () => {
      const body = await explain('?against=before');
      expect(body.against).toBe('before');
      expect(body.then).toMatchObject({
        value: { kind: 'value', value: 15 * HOUR },
        window: {
          from: '2026-09-23T12:00:00.000Z',
          to: '2026-10-21T12:00:00.000Z',
        },
      });
      expect(body.change).toBe(5 * HOUR);
      expect(body.sentences[0]).toBe(
        'It went from 15 h before these 28 days to 20 h, which is +5 h.',
      );
    });

    it('may be the 28 days before any day that is over by then', async () => {
      const body = await explain('?against=2026-08-01');
      expect(body.against).toBe('2026-08-01T00:00:00.000Z');
      expect(body.comparisons.map(({ against }) => against)).toEqual([
        'baseline',
        'before',
        '2026-08-01T00:00:00.000Z',
      ]);
      expect(body.then.value).toEqual({ kind: 'value', value: 2 * HOUR });
      expect(body.sentences[0]).toBe(
        'It went from 2 h before 2026-08-01 to 20 h, which is +18 h.',
      );
      world.settings.cycles.timeZone = 'Europe/Berlin';
      expect((await explain('?against=2026-07-31T22:00Z')).sentences[0]).toBe(
        'It went from 2 h before 2026-08-01 to 20 h, which is +18 h.',
      );
      expect(await refusal('?against=2026-10-22')).toMatch(
        /is not over before/,
      );
      expect(await refusal('?against=last%20year')).toMatch(
        /is not an instant/,
      );
    });

    it('is not what retention has thrown away: what is kept stands in, and says so', async () => {
      // On 18 November 40 days reach back to 9 October: the cycle began before, and these 28 days on 21 October.
      keep(40);
      const body = await explain();
      expect(body.against).toBe('before');
      expect(body.comparisons.map(({ against }) => against)).toEqual([
        'before',
      ]);
      expect(body.then.value).toEqual({ kind: 'value', value: 15 * HOUR });
      expect(body.sentences).toContain(
        'The 28 days before the cycle are too long ago: what was known then is kept for 40 days (okr.retention.versions). The 28 days before these stand in for them.',
      );
      expect(await refusal('?against=baseline')).toBe(
        'The 28 days before the cycle are too long ago to be held against: what was known then is kept for 40 days (okr.retention.versions)',
      );
      expect(await refusal('?against=2026-08-01')).toMatch(
        /^The 28 days before 2026-08-01 are too long ago/,
      );
    });

    it('is refused where nothing is kept, and so is the value of a cycle that is over that long', async () => {
      keep(20);
      expect(await refusal('')).toBe(
        'There is nothing that 2026-Q4 could be held against: what was known then is kept for 20 days (okr.retention.versions)',
      );
      world.now = Date.parse('2027-01-05T00:00:00Z');
      await world.evaluate();
      keep(3);
      expect(await refusal('?cycle=2026-Q4')).toBe(
        'The value of 2026-Q4 is from too long ago to be taken apart: what was known then is kept for 3 days (okr.retention.versions)',
      );
    });

    it('is measured in the calendar of the value that is shown, whatever the entity has chosen since', async () => {
      await world.setEntity(CHECKOUT, { calendar: 'berlin' });
      const asOf = '?asOf=2026-11-18T12:00:00Z';
      const { now, then, sentences } = await explain(asOf);
      expect(now.value).toEqual({ kind: 'value', value: 20 * HOUR });
      expect(then.value).toEqual({ kind: 'value', value: 10 * HOUR });
      expect(sentences.join(' ')).not.toContain('not configured');
      world.now += HOUR * 1000;
      await world.evaluate();
      // A request at 1:00 that is answered at 21:00 waits the eight hours of a working day.
      expect((await explain()).now.value).toEqual({
        kind: 'value',
        value: 8 * HOUR,
      });
      world.settings.calendars = new CalendarRegistry({
        calendar: 'wall',
        calendars: {},
      });
      expect((await explain()).sentences.at(-1)).toMatch(
        /^It was measured in business hours .*, which is not configured any more; here it is measured in wall/,
      );
    });

    it('is told apart by what there is, where what was chosen is gone', async () => {
      const { by, sentences } = await explain('?by=severity');
      expect(by).toBe('service');
      expect(sentences.at(-1)).toBe(
        'Nothing in it is told apart by severity, so it is told apart by service.',
      );
      expect(await refusal('?by=colour')).toMatch(/is called 'colour'/);
    });
  },
);
