import { Answering } from '../__testUtils__/answering';
import { projectsPerRequest, readSessions } from './readSessions';

const projects = ['1', '2', '3'].map(id => ({
  id,
  slug: `p${id}`,
  createdOn: undefined,
  hasSessions: true,
}));
const asked = {
  projects,
  environments: ['production'],
  range: { from: '2026-11-18', to: '2026-11-20' },
};
const intervals = ['2026-11-18T00:00:00Z', '2026-11-19T00:00:00Z'];

function group(project: number, users: number[]) {
  return {
    by: { project },
    series: {
      'count_unique(user)': users,
      'crash_free_rate(user)': users.map(count => (count ? 1 : null)),
    },
  };
}

describe('projectsPerRequest', () => {
  it.each([
    [1, 1, 100],
    [31, 1, 100],
    // 10,000 ÷ (4 × 91) is 27.47.
    [90, 4, 27],
    [365, 50, 1],
  ])('over %i days and %i environments is %i', (days, environments, count) => {
    expect(projectsPerRequest(days, environments)).toBe(count);
  });
});

describe('readSessions', () => {
  let sentry: Answering;
  afterEach(() => sentry.stop());

  it('asks again for projects that were cut off', async () => {
    sentry = await Answering.start(url => {
      const ids = url.searchParams.getAll('project').map(Number);
      // Shows two at most, without a word.
      const groups = ids.slice(0, 2).map(id => group(id, [id, 0]));
      return { body: { intervals, groups } };
    });
    const found = await readSessions(sentry.client(), asked);
    expect([...found.keys()]).toEqual(['1', '2', '3']);
    expect([...(found.get('3') ?? [])]).toEqual([
      ['2026-11-18', { activeUsers: 3, crashFreeRate: 1 }],
      ['2026-11-19', { activeUsers: 0, crashFreeRate: undefined }],
    ]);
    expect(sentry.asked[1].searchParams.getAll('project')).toEqual(['3']);
  });

  it('does not ask again for projects that never sent any', async () => {
    sentry = await Answering.start(() => ({
      body: { intervals, groups: [group(1, [1, 1]), group(2, [1, 1])] },
    }));
    const [one, two, three] = projects;
    const found = await readSessions(sentry.client(), {
      ...asked,
      projects: [one, two, { ...three, hasSessions: false }],
    });
    expect(found.has('3')).toBe(false);
    expect(sentry.asked).toHaveLength(1);
  });

  it('does not take days that are missing for days without users', async () => {
    sentry = await Answering.start(() => ({
      body: { intervals: intervals.slice(1), groups: [group(1, [1])] },
    }));
    await expect(readSessions(sentry.client(), asked)).rejects.toThrow(
      '1 of 2 days of sessions are not in the answer, 2026-11-18 among them',
    );
  });

  it('does not take a series that is cut short for the whole', async () => {
    sentry = await Answering.start(() => ({
      body: { intervals, groups: [group(1, [1])] },
    }));
    await expect(readSessions(sentry.client(), asked)).rejects.toThrow(
      'a series of sessions is too short',
    );
  });
});
