import { Random } from './Random';
import { Team } from './teams';
import { Timeline, wholeSecond } from './Timeline';
import { Account, Reviewer, ReviewState } from './types';
import { WorkingCalendar } from './WorkingCalendar';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Where a pull request lives. @internal */
export interface Setting {
  team: Team;
  calendar: WorkingCalendar;
  /** Logins of people of other teams. */
  neighbours: readonly string[];
  /** Median working hours until a review requested at an instant is there. */
  medianWaitHours(at: number): number;
}

interface Start {
  author?: Account;
  created: number;
  bornDraft: boolean;
}

/** What becomes of a pull request. */
type Fate =
  | 'reviewed'
  | 'forced'
  | 'closed'
  | 'reopened'
  | 'redrafted'
  | 'forgotten';

interface Stage extends Start {
  setting: Setting;
  random: Random;
  timeline: Timeline;
}

const lintBot: Account = { type: 'User', login: 'golangcibot' };
const reviewBot: Account = { type: 'Bot', login: 'review-helper' };

/**
 * Adds everything that happens to a pull request written by a person.
 *
 * @returns the end: what was planned for later did not happen
 * @internal
 */
export function simulateReview(
  setting: Setting,
  random: Random,
  timeline: Timeline,
  start: Start,
): number {
  const stage: Stage = { setting, random, timeline, ...start };
  const ready = becomeReady(stage);
  if (ready === undefined) {
    return Infinity;
  }
  addNoise(stage, ready);
  const reviewers =
    setting.team.trend === 'unasked' ? [] : chooseReviewers(stage);
  const asked =
    start.bornDraft && random.chance(0.15)
      ? start.created + random.between(1, 5) * minute
      : ready + (random.chance(0.5) ? 0 : random.between(0, 20) * minute);
  for (const reviewer of reviewers) {
    request(
      stage,
      random.chance(0.003) ? start.created - 1000 : asked,
      reviewer,
    );
  }
  const from = Math.max(asked, ready);
  if (!reviewers.length) {
    return finishUnasked(stage, from);
  }
  return live(stage, chooseFate(stage), from, reviewers);
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
  const { author, random, setting, timeline } = stage;
  const { calendar } = setting;
  switch (fate) {
    case 'forced':
      return finish(
        stage,
        calendar.advance(from, random.between(1, 10) * hour),
      );
    case 'closed':
      return finish(
        stage,
        calendar.advance(from, random.between(2, 40) * hour),
        'closed',
      );
    case 'forgotten':
      return forget(stage, from, reviewers);
    case 'reopened': {
      const closed = calendar.advance(from, random.between(1, 12) * hour);
      timeline.add(closed, { kind: 'closed', actor: author });
      const reopened = calendar.advance(closed, random.between(1, 30) * hour);
      timeline.add(reopened, { kind: 'reopened', actor: author });
      return reviewAndMerge(stage, reopened, reviewers);
    }
    case 'redrafted': {
      const drafted = calendar.advance(from, random.between(0.2, 3) * hour);
      timeline.add(drafted, { kind: 'convertToDraft', actor: author });
      const again = calendar.advance(drafted, random.logNormal(5 * hour, 0.8));
      timeline.add(again, { kind: 'readyForReview', actor: author });
      return reviewAndMerge(stage, again, reviewers);
    }
    default:
      return reviewAndMerge(stage, from, reviewers);
  }
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

function chooseReviewers(stage: Stage): Reviewer[] {
  const { author, random, setting } = stage;
  if (random.chance(0.06)) {
    return [];
  }
  const colleagues = setting.team.members.filter(
    login => login !== author?.login,
  );
  const people = (count: number) =>
    random
      .sample(colleagues, count)
      .map((login): Reviewer => ({ type: 'User', login }));
  const team: Reviewer = { type: 'Team', slug: setting.team.name };
  if (random.chance(setting.team.teamRequestShare)) {
    return random.chance(0.2) ? [team, ...people(1)] : [team];
  }
  if (random.chance(0.03)) {
    return [reviewBot, ...people(1)];
  }
  return people(random.chance(0.3) ? 2 : 1);
}

function request(stage: Stage, at: number, reviewer: Reviewer): void {
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

function waitFrom({ random, setting }: Stage, at: number): number {
  const median = setting.medianWaitHours(at) * hour;
  return setting.calendar.advance(at, random.logNormal(median, 0.85));
}

function submit(
  stage: Stage,
  at: number,
  reviewer: Reviewer,
  state: ReviewState,
): Account {
  const { author, random, setting, timeline } = stage;
  if (reviewer.type === 'Team') {
    const members = setting.team.members.filter(it => it !== author?.login);
    const member: Account = { type: 'User', login: random.pick(members) };
    timeline.add(at, {
      kind: 'review',
      author: member,
      state,
      onBehalfOf: [reviewer.slug],
    });
    return member;
  }
  timeline.add(at, {
    kind: 'review',
    author: random.chance(0.004) ? undefined : reviewer,
    state,
    onBehalfOf: [],
  });
  return reviewer;
}

/** Every reviewer answers in his own time; the merge waits for all of them, or for the first. */
function reviewAndMerge(
  stage: Stage,
  from: number,
  reviewers: Reviewer[],
): number {
  const { random } = stage;
  const approvals = reviewers
    .filter(it => it.type !== 'Bot')
    .map(it => answer(stage, from, it));
  const last = random.chance(0.3)
    ? Math.min(...approvals)
    : Math.max(...approvals);
  return finish(
    stage,
    stage.setting.calendar.advance(last, random.logNormal(2 * hour, 1)),
  );
}

/** @returns when the reviewer is content */
function answer(stage: Stage, from: number, reviewer: Reviewer): number {
  const { author, random, setting, timeline } = stage;
  if (random.chance(0.04)) {
    return replace(stage, from, reviewer);
  }
  const first = waitFrom(stage, from);
  const state = random.weighted<'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED'>(
    { APPROVED: 0.66, CHANGES_REQUESTED: 0.16, COMMENTED: 0.18 },
  );
  const account = submit(stage, first, reviewer, state);
  if (state === 'APPROVED') {
    return first;
  }
  const mended = setting.calendar.advance(first, random.logNormal(4 * hour, 1));
  if (random.chance(0.7)) {
    timeline.add(mended, {
      kind: 'reviewRequested',
      actor: author,
      reviewer:
        reviewer.type === 'Team' && random.chance(0.5) ? account : reviewer,
    });
  }
  const second = waitFrom(stage, mended);
  submit(stage, second, account, 'APPROVED');
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
  const other: Reviewer = {
    type: 'User',
    login: random.pick(
      setting.team.members.filter(login => login !== author?.login),
    ),
  };
  request(stage, removed + 1000, other);
  const answered = waitFrom(stage, removed + 1000);
  submit(stage, answered, other, 'APPROVED');
  return answered;
}

/** Nobody answers; some are answered very late, some are closed, some stay open. */
function forget(stage: Stage, from: number, reviewers: Reviewer[]): number {
  const { random, setting } = stage;
  const much = setting.calendar.advance(
    from,
    random.between(32, 75) * day * 0.25,
  );
  const ending = random.weighted({ late: 0.2, closed: 0.5, open: 0.3 });
  if (ending === 'late') {
    submit(stage, much, reviewers[0], 'APPROVED');
    return finish(stage, much + hour);
  }
  return ending === 'closed' ? finish(stage, much, 'closed') : Infinity;
}

function finishUnasked(stage: Stage, from: number): number {
  const { random, setting } = stage;
  const merged = setting.calendar.advance(from, random.logNormal(5 * hour, 1));
  if (random.chance(0.15)) {
    const visitor: Account = {
      type: 'User',
      login: random.pick(setting.neighbours),
    };
    submit(stage, from + (merged - from) / 2, visitor, 'COMMENTED');
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
  timeline.add(end, { kind, actor: author });
  return random.chance(0.02) ? end + 2 * day : end;
}

/** Bots and comments, none of which answers a request. */
function addNoise(stage: Stage, ready: number): void {
  const { author, created, random, setting, timeline } = stage;
  if (setting.team.lintBot && random.chance(0.35)) {
    timeline.add(ready + random.between(2, 9) * minute, {
      kind: 'review',
      author: lintBot,
      state: 'COMMENTED',
      onBehalfOf: [],
    });
  }
  if (random.chance(0.05)) {
    timeline.add(ready + random.between(1, 4) * minute, {
      kind: 'review',
      author: reviewBot,
      state: 'COMMENTED',
      onBehalfOf: [],
    });
  }
  if (random.chance(0.06)) {
    timeline.add(
      setting.calendar.advance(ready, random.between(0.1, 6) * hour),
      {
        kind: 'review',
        author,
        state: 'COMMENTED',
        onBehalfOf: [],
      },
    );
  }
  for (let count = random.integer(0, 2); count > 0; count--) {
    timeline.add(
      setting.calendar.advance(created, random.between(0.1, 14) * hour),
      { kind: 'commented', actor: author },
    );
  }
}
