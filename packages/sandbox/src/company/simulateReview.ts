import {
  answer,
  chooseReviewers,
  memberFor,
  request,
  submit,
} from './simulateAnswers';
import { simulateNoise } from './simulateNoise';
import { day, hour, minute, person, Stage } from './Stage';
import { wholeSecond } from './Timeline';
import { Reviewer } from './types';

/** What becomes of a pull request. */
type Fate =
  | 'reviewed'
  | 'forced'
  | 'closed'
  | 'reopened'
  | 'redrafted'
  | 'forgotten';

/**
 * Adds everything that happens to a pull request written by a person.
 *
 * @returns the end: what was planned for later did not happen
 * @internal
 */
export function simulateReview(stage: Stage): number {
  const { bornDraft, created, random } = stage;
  const ready = becomeReady(stage);
  if (ready === undefined) {
    return Infinity;
  }
  simulateNoise(stage, ready);
  const reviewers = chooseReviewers(stage);
  const asked =
    bornDraft && random.chance(0.15)
      ? created + random.between(1, 5) * minute
      : ready + (random.chance(0.5) ? 0 : random.between(0, 20) * minute);
  for (const reviewer of reviewers) {
    // The source sometimes stamps a request before the pull request it belongs to.
    const stamped = random.chance(0.003) ? created - 1000 : asked;
    request(stage, stamped, reviewer);
  }
  const from = Math.max(asked, ready);
  return reviewers.length
    ? live(stage, chooseFate(stage), from, reviewers)
    : finishUnasked(stage, from);
}

function chooseFate({ random, setting }: Stage): Fate {
  return random.weighted<Fate>({
    reviewed: 0.82,
    forced: 0.05,
    closed: 0.04,
    reopened: 0.02,
    redrafted: 0.04,
    forgotten: setting.team.forgottenShare,
  });
}

function live(
  stage: Stage,
  fate: Fate,
  from: number,
  reviewers: Reviewer[],
): number {
  const { random } = stage;
  const { calendar } = stage.setting;
  const later = (least: number, most: number) =>
    calendar.advance(from, random.between(least, most) * hour);
  switch (fate) {
    case 'forced':
      return finish(stage, later(1, 10));
    case 'closed':
      return finish(stage, later(2, 40), 'closed');
    case 'forgotten':
      return forget(stage, later(200, 450), reviewers);
    case 'reopened':
      return reopen(stage, later(1, 12), reviewers);
    case 'redrafted':
      return redraft(stage, later(0.2, 3), reviewers);
    default:
      return reviewAndMerge(stage, from, reviewers);
  }
}

function reopen(stage: Stage, closed: number, reviewers: Reviewer[]): number {
  const { author, random, setting, timeline } = stage;
  timeline.add(closed, { kind: 'closed', actor: author });
  const reopened = setting.calendar.advance(
    closed,
    random.between(1, 30) * hour,
  );
  timeline.add(reopened, { kind: 'reopened', actor: author });
  return reviewAndMerge(stage, reopened, reviewers);
}

function redraft(stage: Stage, drafted: number, reviewers: Reviewer[]): number {
  const { author, random, setting, timeline } = stage;
  timeline.add(drafted, { kind: 'convertToDraft', actor: author });
  const again = setting.calendar.advance(
    drafted,
    random.logNormal(5 * hour, 0.8),
  );
  timeline.add(again, { kind: 'readyForReview', actor: author });
  return reviewAndMerge(stage, again, reviewers);
}

/** @returns undefined when it stays a draft for ever */
function becomeReady(stage: Stage): number | undefined {
  const { author, bornDraft, created, random, setting, timeline } = stage;
  if (!bornDraft) {
    return created;
  }
  if (random.chance(0.03)) {
    return undefined;
  }
  const ready = wholeSecond(
    setting.calendar.advance(created, random.logNormal(5 * hour, 1)),
  );
  timeline.add(ready, { kind: 'readyForReview', actor: author });
  return ready;
}

/** Every reviewer answers in his own time; the merge waits for all of them, or for the first. */
function reviewAndMerge(
  stage: Stage,
  from: number,
  reviewers: Reviewer[],
): number {
  const { random, setting } = stage;
  const approvals = reviewers
    .filter(it => it.type !== 'Bot')
    .map(it => answer(stage, from, it));
  const last = random.chance(0.3)
    ? Math.min(...approvals)
    : Math.max(...approvals);
  return finish(
    stage,
    setting.calendar.advance(last, random.logNormal(2 * hour, 1)),
  );
}

/** Nobody answers; some are answered very late, some are closed, some stay open. */
function forget(stage: Stage, late: number, [first]: Reviewer[]): number {
  const { random } = stage;
  const ending = random.weighted({ answered: 0.1, closed: 0.6, open: 0.3 });
  if (ending === 'answered') {
    submit(stage, late, first, memberFor(stage, first), 'APPROVED');
    return finish(stage, late + hour);
  }
  return ending === 'closed' ? finish(stage, late, 'closed') : Infinity;
}

/** Merged without anybody having been asked; now and then a neighbour looks in. */
function finishUnasked(stage: Stage, from: number): number {
  const { random, setting } = stage;
  const merged = setting.calendar.advance(from, random.logNormal(5 * hour, 1));
  if (random.chance(0.15)) {
    const visitor = person(random.pick(setting.neighbours));
    const visited = from + (merged - from) / 2;
    submit(stage, visited, visitor, visitor, 'COMMENTED');
  }
  return finish(stage, merged, random.chance(0.06) ? 'closed' : 'merged');
}

/** A review or comment may still come a little later. */
function finish(
  { author, random, timeline }: Stage,
  at: number,
  kind: 'merged' | 'closed' = 'merged',
): number {
  const end = wholeSecond(at);
  if (kind === 'merged') {
    timeline.merge(end, author);
  } else {
    timeline.add(end, { kind, actor: author });
  }
  return random.chance(0.02) ? end + 2 * day : end;
}
