import { Random } from './Random';
import { Timeline, wholeSecond } from './Timeline';
import { simulateReview } from './simulateReview';
import { hour, minute, person, Setting } from './Stage';
import { choreTitle, dependencyTitle, featureTitle } from './titles';
import { Account, PullRequest } from './types';

type Origin = 'person' | 'chore' | 'dependencies';

const dependencyBot: Account = { type: 'Bot', login: 'renovate' };

/**
 * Lives through one pull request from its creation to its end, or to being forgotten. The same setting, stream and
 * number always give the same pull request.
 *
 * @internal
 */
export function simulatePullRequest(
  setting: Setting,
  random: Random,
  number: number,
  createdAt: number,
): PullRequest {
  const origin = random.weighted<Origin>({
    person: 0.78,
    chore: 0.11,
    dependencies: 0.11,
  });
  const created = wholeSecond(createdAt);
  if (origin === 'dependencies') {
    return simulateUpdate(setting, random, number, created);
  }
  const author = chooseAuthor(setting, random);
  const bornDraft = random.chance(setting.team.draftShare);
  const timeline = new Timeline();
  const end = simulateReview({
    setting,
    random,
    timeline,
    author,
    created,
    bornDraft,
  });
  return {
    number,
    title: origin === 'chore' ? choreTitle(random) : featureTitle(random),
    author,
    labels: labelsOf(origin, random),
    bornDraft,
    createdAt: created,
    events: timeline.finish(end),
  };
}

/** Most are merged by hand without a review; some wait for the team. */
function simulateUpdate(
  setting: Setting,
  random: Random,
  number: number,
  created: number,
): PullRequest {
  const timeline = new Timeline();
  const reviewer = person(random.pick(setting.team.members));
  const end = setting.calendar.advance(
    created + minute,
    random.logNormal(9 * hour, 1.1),
  );
  if (random.chance(0.3) && setting.team.trend !== 'unasked') {
    timeline.add(created + 2000, {
      kind: 'reviewRequested',
      actor: dependencyBot,
      reviewer: { type: 'Team', slug: setting.team.name },
    });
    timeline.add(end - 4000, {
      kind: 'review',
      author: reviewer,
      state: 'APPROVED',
      onBehalfOf: [setting.team.name],
    });
  }
  if (random.chance(0.85)) {
    timeline.merge(end, reviewer);
  } else {
    timeline.add(end, { kind: 'closed', actor: reviewer });
  }
  return {
    number,
    title: dependencyTitle(random),
    author: dependencyBot,
    labels: ['dependencies', 'maintenance'],
    bornDraft: false,
    createdAt: created,
    events: timeline.finish(),
  };
}

function labelsOf(origin: Origin, random: Random): string[] {
  const labels = random.chance(0.3) ? [random.pick(['bug', 'feature'])] : [];
  if (origin === 'chore' && random.chance(0.7)) {
    labels.push('maintenance');
  }
  return labels;
}

function chooseAuthor(setting: Setting, random: Random): Account | undefined {
  const from = random.weighted({
    team: 0.8,
    neighbours: 0.186,
    deleted: 0.008,
    imported: 0.006,
  });
  switch (from) {
    case 'team':
      return person(random.pick(setting.team.members));
    case 'neighbours':
      return person(random.pick(setting.neighbours));
    case 'imported':
      return { type: 'Mannequin', login: 'old-svn-user' };
    default:
      return undefined;
  }
}
