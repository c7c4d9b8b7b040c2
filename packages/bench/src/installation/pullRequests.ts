import { FactGroup, SpanFact } from '@keyresults/backstage-plugin-okr-node';
import { Random } from './Random';

const hour = 3_600_000;

/** Two years: of these the facts of an installation tell. */
export const historyMs = 730 * 24 * hour;

/**
 * So many pull requests of a repository, spread over the two years before `until`: what the GitHub collector would hand
 * over about them, four or five facts each.
 */
export function pullRequests(
  repository: string,
  seed: number,
  count: number,
  until: number,
): FactGroup<SpanFact>[] {
  const random = new Random(seed);
  const groups: FactGroup<SpanFact>[] = [];
  for (let number = 1; number <= count; number += 1) {
    const ago = (historyMs / count) * (count - number + random.fraction());
    groups.push(
      pullRequest(repository, number, until - Math.round(ago), until, random),
    );
  }
  return groups;
}

function pullRequest(
  repository: string,
  number: number,
  created: number,
  until: number,
  random: Random,
): FactGroup<SpanFact> {
  const common = {
    shape: 'span' as const,
    title: `Make change ${number} of ${repository} a little easier to follow`,
    url: `https://github.com/${repository}/pull/${number}`,
  };
  const dimensions = { repository, base: 'main', author: 'human' };
  const reviewed = created + random.wait(9 * hour);
  const merged = reviewed + random.wait(6 * hour);
  const facts: SpanFact[] = [];
  const span = (metric: string, key: string, start: number, end: number) => {
    const ended = end < until;
    facts.push({
      ...common,
      metric,
      key,
      start: new Date(start).toISOString(),
      ...(ended
        ? { end: new Date(end).toISOString(), outcome: 'answered' as const }
        : { waitingOn: '@acme/reviewers' }),
      dimensions:
        metric === 'github.reviewWait'
          ? { ...dimensions, reviewer: 'team' }
          : dimensions,
    });
  };
  span('github.reviewWait', `reviewWait/RR_${number}`, created, reviewed);
  if (random.chance(0.5)) {
    const second = created + random.wait(20 * hour);
    span('github.reviewWait', `reviewWait/RR2_${number}`, created, second);
  }
  span('github.firstReview', `firstReview/${number}`, created, reviewed);
  span('github.mergeTime', `mergeTime/${number}`, created, merged);
  if (merged < until) {
    const at = new Date(merged).toISOString();
    facts.push({
      ...common,
      metric: 'github.maintenanceShare',
      key: `maintenanceShare/${number}`,
      start: at,
      end: at,
      outcome: 'answered',
      matches: random.chance(0.2),
      dimensions,
    });
  }
  return { key: `pull/${number}`, open: merged >= until, facts };
}
