import { Random } from './Random';
import { Team } from './teams';
import { Timeline } from './Timeline';
import { Account } from './types';
import { WorkingCalendar } from './WorkingCalendar';

/** Where a pull request lives. @internal */
export interface Setting {
  team: Team;
  calendar: WorkingCalendar;
  /** Logins of people of other teams. */
  neighbours: readonly string[];
  /** Median working hours until a review requested at an instant is there. */
  medianWaitHours(at: number): number;
}

/** One pull request while it is being simulated. @internal */
export interface Stage {
  setting: Setting;
  random: Random;
  timeline: Timeline;
  author?: Account;
  created: number;
  bornDraft: boolean;
}

/** @internal */
export const minute = 60_000;
/** @internal */
export const hour = 60 * minute;
/** @internal */
export const day = 24 * hour;

/** @internal */
export const lintBot: Account = { type: 'User', login: 'golangcibot' };
/** @internal */
export const reviewBot: Account = { type: 'Bot', login: 'review-helper' };

/** @internal */
export function person(login: string): Account {
  return { type: 'User', login };
}

/** The members of the owning team without the author. @internal */
export function colleagues({ author, setting }: Stage): string[] {
  return setting.team.members.filter(login => login !== author?.login);
}
