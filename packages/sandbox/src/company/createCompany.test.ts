import { Company } from './Company';
import { createCompany } from './createCompany';
import { PullRequest, PullRequestEvent } from './types';

const now = new Date('2026-11-22T12:00:00Z');
const day = 24 * 3_600_000;

function everything(company: Company): Map<string, PullRequest[]> {
  return new Map(
    company.repositories.map(it => [it.slug, [...it.pullRequests()]]),
  );
}

/** Hours from request to answer by team, of requests made in a period; independent of the collector's rules. */
function answeredHours(
  company: Company,
  team: string,
  from: string,
  to: string,
): number[] {
  const waits: number[] = [];
  for (const service of company.services.filter(it => it.team === team)) {
    const repository = company.repository(`acme/${service.repository}`);
    for (const { events } of repository.pullRequests()) {
      for (const asked of events) {
        if (
          asked.kind !== 'reviewRequested' ||
          asked.at < Date.parse(from) ||
          asked.at >= Date.parse(to)
        ) {
          continue;
        }
        const { reviewer } = asked;
        const answered = events.find(
          it =>
            it.kind === 'review' &&
            it.at >= asked.at &&
            (reviewer?.type === 'Team'
              ? it.onBehalfOf.includes(reviewer.slug)
              : it.author !== undefined && it.author.login === reviewer?.login),
        );
        if (answered) {
          waits.push((answered.at - asked.at) / 3_600_000);
        }
      }
    }
  }
  return waits.sort((a, b) => a - b);
}

function upperQuartile(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length * 0.75)];
}

describe('createCompany', () => {
  const company = createCompany({ seed: 1, now });
  const all = everything(company);
  const pullRequests = [...all.values()].flat();
  const events = pullRequests.flatMap(it => it.events);

  it('is the same for the same seed and instant', () => {
    const again = createCompany({ seed: 1, now });
    expect(everything(again)).toEqual(all);
  });

  it('is another company for another seed', () => {
    const other = createCompany({ seed: 2, now });
    expect(everything(other)).not.toEqual(all);
  });

  it('keeps its history when it is started again a week later', () => {
    const later = createCompany({
      seed: 1,
      now: new Date(now.getTime() + 7 * day),
    });
    const before = company.repository('acme/checkout');
    const after = later.repository('acme/checkout');
    const from = now.getTime() - 300 * day;
    const recent = [...before.pullRequests()].filter(it => it.createdAt > from);
    expect(recent.length).toBeGreaterThan(50);
    for (const pullRequest of recent) {
      expect(after.pullRequest(pullRequest.number)).toEqual(pullRequest);
    }
  });

  it('has a dozen teams, about sixty services and thousands of pull requests', () => {
    expect(company.teams).toHaveLength(12);
    expect(company.services.length).toBeGreaterThan(55);
    expect(pullRequests.length).toBeGreaterThan(4000);
  });

  it('has events in order, with keys that are never used twice', () => {
    for (const pullRequest of pullRequests) {
      const instants = pullRequest.events.map(it => it.at);
      expect(instants).toEqual([...instants].sort((a, b) => a - b));
      expect(new Set(pullRequest.events.map(it => it.key)).size).toBe(
        pullRequest.events.length,
      );
    }
  });

  it('creates nothing at weekends or on New Year in Berlin', () => {
    const created = [...company.repository('acme/checkout').pullRequests()].map(
      it => new Date(it.createdAt).toISOString(),
    );
    expect(created.map(it => new Date(it).getUTCDay())).not.toContain(0);
    expect(created.map(it => new Date(it).getUTCDay())).not.toContain(6);
    expect(created.filter(it => it.startsWith('2026-01-01'))).toEqual([]);
  });

  it.each<[string, (event: PullRequestEvent) => boolean]>([
    [
      'a request to a team',
      it => it.kind === 'reviewRequested' && it.reviewer?.type === 'Team',
    ],
    [
      'a request to a bot',
      it => it.kind === 'reviewRequested' && it.reviewer?.type === 'Bot',
    ],
    [
      'a request whose reviewer cannot be seen',
      it => it.kind === 'reviewRequested' && !it.reviewer,
    ],
    ['a request taken back', it => it.kind === 'reviewRequestRemoved'],
    [
      'a review for a team',
      it => it.kind === 'review' && it.onBehalfOf.length === 1,
    ],
    [
      'a review by a bot',
      it => it.kind === 'review' && it.author?.type === 'Bot',
    ],
    [
      'a review by a bot with a user account',
      it => it.kind === 'review' && it.author?.login === 'golangcibot',
    ],
    ['a review by a deleted account', it => it.kind === 'review' && !it.author],
    [
      'a review not yet submitted',
      it => it.kind === 'review' && it.state === 'PENDING',
    ],
    ['a review dismissed', it => it.kind === 'reviewDismissed'],
    ['a way back to draft', it => it.kind === 'convertToDraft'],
    ['a reopening', it => it.kind === 'reopened'],
  ])('has %s', (_, matches) => {
    expect(events.some(matches)).toBe(true);
  });

  it.each<[string, (pullRequest: PullRequest) => boolean]>([
    ['a deleted author', it => it.author === undefined],
    ['an imported author', it => it.author?.type === 'Mannequin'],
    ['a bot as the author', it => it.author?.type === 'Bot'],
    ['one born a draft', it => it.bornDraft],
    ['one labelled as maintenance', it => it.labels.includes('maintenance')],
    [
      'one with a maintenance title and no label',
      it => it.title.startsWith('chore:') && !it.labels.includes('maintenance'),
    ],
    [
      'a request stamped before the creation',
      it => it.events[0]?.at < it.createdAt,
    ],
    [
      'one merged while a request was unanswered',
      it =>
        it.events.some(event => event.kind === 'reviewRequested') &&
        it.events.some(event => event.kind === 'merged') &&
        !it.events.some(event => event.kind === 'review'),
    ],
    [
      'one asked for twice in a row',
      it =>
        it.events.filter(event => event.kind === 'reviewRequested').length >= 2,
    ],
  ])('has %s', (_, matches) => {
    expect(pullRequests.some(matches)).toBe(true);
  });

  it.each([1, 2, 3])(
    'lets payments turn around in the quarter (seed %i)',
    seed => {
      const made = createCompany({ seed, now });
      const before = answeredHours(
        made,
        'payments',
        '2026-05-01',
        '2026-10-01',
      );
      const after = answeredHours(made, 'payments', '2026-11-01', '2026-11-20');
      expect(upperQuartile(before)).toBeGreaterThan(55);
      expect(upperQuartile(before)).toBeLessThan(95);
      expect(upperQuartile(after)).toBeLessThan(30);
    },
  );

  it.each([1, 2, 3])('lets warehouse get worse (seed %i)', seed => {
    const made = createCompany({ seed, now });
    const before = answeredHours(made, 'warehouse', '2026-03-01', '2026-07-01');
    const after = answeredHours(made, 'warehouse', '2026-11-01', '2026-11-20');
    expect(upperQuartile(after)).toBeGreaterThan(1.5 * upperQuartile(before));
  });

  it('asks nobody at insights but where a bot asks the team', () => {
    const authors = company.services
      .filter(it => it.team === 'insights')
      .flatMap(it => [
        ...company.repository(`acme/${it.repository}`).pullRequests(),
      ])
      .filter(it => it.events.some(event => event.kind === 'reviewRequested'));
    expect(authors).toEqual([]);
  });
});
