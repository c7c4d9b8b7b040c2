import { Answering } from '../__testUtils__/answering';
import { firstKeptDay } from './firstKeptDay';

const today = '2026-11-20';
const oldest = '2026-08-22';

describe('firstKeptDay', () => {
  let sentry: Answering;
  afterEach(() => sentry.stop());

  /** Keeps what is after this instant. */
  const keeping = async (since: string) => {
    sentry = await Answering.start(url =>
      Date.parse(`${url.searchParams.get('end')}Z`) > Date.parse(since)
        ? { body: { data: [] } }
        : {
            status: 400,
            body: {
              detail: 'Invalid date range. Please try a more recent one.',
            },
          },
    );
    return firstKeptDay(sentry.client(), {}, oldest, today);
  };

  it.each([
    // The day in which the retention ends is there in part only.
    ['2026-10-21T12:00:00Z', '2026-10-22'],
    ['2026-10-21T23:59:59Z', '2026-10-22'],
    ['2026-10-21T00:00:01Z', '2026-10-22'],
    ['2026-08-22T12:00:00Z', '2026-08-23'],
    ['2026-11-18T12:00:00Z', '2026-11-19'],
    ['2026-11-19T12:00:00Z', '2026-11-20'],
  ])('is, when all before %s is gone, %s', async (since, first) => {
    expect(await keeping(since)).toBe(first);
    expect(sentry.asked.length).toBeLessThan(10);
  });

  it('takes one request where all of it is kept, and none when it is known', async () => {
    sentry = await Answering.start(() => ({ body: { data: [] } }));
    const memory = {};
    const client = sentry.client();
    expect(await firstKeptDay(client, memory, oldest, today)).toBe(oldest);
    expect(await firstKeptDay(client, memory, oldest, today)).toBe(oldest);
    expect(sentry.asked).toHaveLength(1);
  });

  it('does not take another refusal for the end of what is kept', async () => {
    sentry = await Answering.start(() => ({
      status: 400,
      body: { detail: 'Invalid project parameter.' },
    }));
    await expect(
      firstKeptDay(sentry.client(), {}, oldest, today),
    ).rejects.toThrow('Invalid project parameter');
  });
});
