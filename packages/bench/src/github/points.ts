import { Company, Sandbox, startSandbox } from 'sandbox';
import { Benchmark, Figure } from '../Benchmark';
import { oneDecimal, ratio } from '../format';
import { collectorOf } from './collectorOf';
import { Reader } from './Reader';
import { readOverRest } from './restReading';

const now = () => new Date('2026-11-20T12:00:00Z');
const scale = { repositories: 100, pullRequestsPerRepository: 100 };
/** Repositories whose lists are read over REST: the requests for a pull request hardly differ. */
const restSample = 10;

interface FirstRead {
  pullRequests: number;
  pagePoints: number;
  teamPoints: number;
  refusals: number;
}

/** What a first read costs on GitHub, where the sandbox refuses pages that are heavy. */
export const githubPoints: Benchmark = {
  name: 'github-points',
  async run({ say }) {
    const usual = await withSandbox(60, async (sandbox, slugs) => {
      say(`reading ${slugs.length * 100} pull requests, 60 a page at most`);
      const read = await firstRead(sandbox, slugs);
      say(`and ${restSample * 100} of them over REST`);
      const rest = await readOverRest(
        sandbox.apiBaseUrl,
        slugs.slice(0, restSample),
      );
      return { read, rest, reviews: reviewsForTeams(sandbox.company, slugs) };
    });
    say('the same where more than 25 a page are refused');
    const slow = await withSandbox(25, firstRead);

    const { read, rest, reviews } = usual;
    const points = perThousand(read.pagePoints, read.pullRequests);
    const requests = perThousand(rest.requests, rest.pullRequests);
    const all = perThousand(
      read.pagePoints + read.teamPoints,
      read.pullRequests,
    );
    const teamAim = Math.ceil(reviews / 100);
    return [
      {
        what: 'GitHub: points per 1,000 pull requests, first read, ≤ 60 a page answered',
        measured: oneDecimal(points),
        beside: `REST client: ${Math.round(requests)} requests, ${ratio(
          requests / all,
        )} as many as all our points; ${read.refusals} pages refused`,
        aim: '≤ 20',
        met: points <= 20,
      },
      {
        what: 'GitHub: further points for the teams of reviews',
        measured: `${read.teamPoints}`,
        beside: `${reviews} reviews where a team was asked`,
        aim: `≤ 1 per 100: ${teamAim}`,
        met: read.teamPoints <= teamAim,
      },
      slowFigure(slow),
    ];
  },
};

/** A page costs a point at least, so no plan can go below. */
function slowFigure(slow: FirstRead): Figure {
  const points = perThousand(slow.pagePoints, slow.pullRequests);
  const least = 1000 / 25;
  return {
    what: 'GitHub: the same where no more than 25 a page are answered',
    measured: oneDecimal(points),
    beside: `${least} is the least there: a point a page; ${slow.refusals} pages refused`,
    aim: 'none: ≤ 1.1 × the least',
    met: points <= 1.1 * least,
  };
}

async function withSandbox<T>(
  maxPullRequestsPerPage: number,
  use: (sandbox: Sandbox, slugs: readonly string[]) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox({
    port: 0,
    seed: 1,
    now,
    scale,
    maxPullRequestsPerPage,
    pointsPerHour: 1_000_000,
  });
  try {
    const slugs = sandbox.company.services.map(
      ({ repository }) => `acme/${repository}`,
    );
    return await use(sandbox, slugs);
  } finally {
    await sandbox.stop();
  }
}

async function firstRead(
  sandbox: Sandbox,
  slugs: readonly string[],
): Promise<FirstRead> {
  const { host } = new URL(sandbox.apiBaseUrl);
  const reader = new Reader(
    await collectorOf(sandbox.apiBaseUrl),
    slugs.map(slug => `${host}/${slug}`),
    now,
  );
  sandbox.requests.reset();
  const pullRequests = await reader.read();
  const { points, byOperation, byStatus } = sandbox.requests.counts;
  const teamPoints = byOperation.OkrReviewTeams?.points ?? 0;
  return {
    pullRequests,
    pagePoints: points - teamPoints,
    teamPoints,
    refusals: byStatus[502] ?? 0,
  };
}

/** Counted in what truly happened, not in what was asked. */
function reviewsForTeams(company: Company, slugs: readonly string[]): number {
  let reviews = 0;
  for (const slug of slugs) {
    for (const { events } of company.repository(slug).pullRequests()) {
      const past = events.filter(event => event.at <= now().getTime());
      const team = past.some(
        event =>
          event.kind === 'reviewRequested' && event.reviewer?.type === 'Team',
      );
      reviews += team ? past.filter(it => it.kind === 'review').length : 0;
    }
  }
  return reviews;
}

function perThousand(count: number, pullRequests: number): number {
  return (count / pullRequests) * 1000;
}
