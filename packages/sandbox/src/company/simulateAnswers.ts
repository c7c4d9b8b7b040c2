import { colleagues, hour, minute, person, reviewBot, Stage } from './Stage';
import { Planned } from './Timeline';
import { Account, Reviewer, ReviewState } from './types';

/** Whom the author asks: the team, one or two people, or now and then nobody. @internal */
export function chooseReviewers(stage: Stage): Reviewer[] {
  const { random, setting } = stage;
  if (setting.team.trend === 'unasked' || random.chance(0.06)) {
    return [];
  }
  const people = (count: number) =>
    random.sample(colleagues(stage), count).map(person);
  if (random.chance(setting.team.teamRequestShare)) {
    const team: Reviewer = { type: 'Team', slug: setting.team.name };
    return random.chance(0.2) ? [team, ...people(1)] : [team];
  }
  if (random.chance(0.03)) {
    return [reviewBot, ...people(1)];
  }
  return people(random.chance(0.3) ? 2 : 1);
}

/** Now and then the token cannot see who was asked, and some ask twice. @internal */
export function request(stage: Stage, at: number, reviewer: Reviewer): void {
  const { author, random, timeline } = stage;
  const seen = random.chance(0.004) ? undefined : reviewer;
  timeline.add(at, { kind: 'reviewRequested', actor: author, reviewer: seen });
  if (random.chance(0.02)) {
    timeline.add(at + random.between(5, 90) * minute, {
      kind: 'reviewRequested',
      actor: author,
      reviewer: seen,
    });
  }
}

/**
 * What a reviewer does from an instant on.
 *
 * @returns when the reviewer is content
 * @internal
 */
export function answer(stage: Stage, from: number, reviewer: Reviewer): number {
  const { random } = stage;
  if (random.chance(0.04)) {
    return replace(stage, from, reviewer);
  }
  const member = memberFor(stage, reviewer);
  const first = waitFrom(stage, from);
  const state = random.weighted<'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED'>(
    { APPROVED: 0.66, CHANGES_REQUESTED: 0.16, COMMENTED: 0.18 },
  );
  const review = submit(stage, first, reviewer, member, state);
  return state === 'APPROVED'
    ? first
    : mend(stage, first, reviewer, member, review);
}

/** One review, for the team where the team was asked. @internal */
export function submit(
  { random, timeline }: Stage,
  at: number,
  reviewer: Reviewer,
  member: Account,
  state: ReviewState,
): Planned {
  const onBehalfOf = reviewer.type === 'Team' ? [reviewer.slug] : [];
  const author = random.chance(0.004) ? undefined : member;
  return timeline.add(at, { kind: 'review', author, state, onBehalfOf });
}

/** Who answers: the person asked, or somebody of the team. @internal */
export function memberFor(stage: Stage, reviewer: Reviewer): Account {
  return reviewer.type === 'Team'
    ? person(stage.random.pick(colleagues(stage)))
    : reviewer;
}

function waitFrom({ random, setting }: Stage, at: number): number {
  const median = setting.medianWaitHours(at) * hour;
  return setting.calendar.advance(at, random.logNormal(median, 0.85));
}

/** The author mends what was found, and mostly asks again: the team, or the one who knows it by now. */
function mend(
  stage: Stage,
  reviewed: number,
  reviewer: Reviewer,
  member: Account,
  review: Planned,
): number {
  const { author, random, setting, timeline } = stage;
  const mended = setting.calendar.advance(
    reviewed,
    random.logNormal(4 * hour, 1),
  );
  const again = random.chance(0.5) ? reviewer : member;
  if (random.chance(0.7)) {
    timeline.add(mended, {
      kind: 'reviewRequested',
      actor: author,
      reviewer: again,
    });
  }
  if (random.chance(0.06)) {
    timeline.dismiss(mended + 2 * minute, review, author);
  }
  const second = waitFrom(stage, mended);
  submit(stage, second, again, member, 'APPROVED');
  return second;
}

/** The request is taken back, and somebody else is asked. */
function replace(stage: Stage, from: number, reviewer: Reviewer): number {
  const { author, random, setting, timeline } = stage;
  const removed = setting.calendar.advance(from, random.between(1, 20) * hour);
  timeline.add(removed, {
    kind: 'reviewRequestRemoved',
    actor: author,
    reviewer,
  });
  const other = person(random.pick(colleagues(stage)));
  request(stage, removed + 1000, other);
  const answered = waitFrom(stage, removed + 1000);
  submit(stage, answered, other, other, 'APPROVED');
  return answered;
}
