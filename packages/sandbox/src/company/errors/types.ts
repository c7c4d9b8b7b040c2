/** @public */
export type ErrorEnvironment = 'production' | 'staging';

/** @public */
export const errorEnvironments: readonly ErrorEnvironment[] = [
  'production',
  'staging',
];

/** Where errors of a service are sent to: a project of an organization of Sentry. @public */
export interface ErrorProject {
  /** As Sentry numbers it: unique over all organizations. */
  id: number;
  organization: string;
  slug: string;
  name: string;
  /** As Sentry names it, for instance `node-express`. */
  platform: string;
  /** Name of the Component entity. */
  service: string;
  /** Name of the owning team. */
  team: string;
  /** Whether sessions are sent (release health): without, active users are not known. */
  releaseHealth: boolean;
  /** Whether events and sessions say whose they are: without, every number of users is 0. */
  identifiesUsers: boolean;
  /** Projects of the same audience number the same people, some of whom use both. */
  audience: string;
}

/**
 * Numbered people of an audience, the first in and the last out. Ranges may overlap over days and projects, so that
 * distinct users do not add up.
 *
 * @public
 */
export interface UserRange {
  from: number;
  to: number;
}

/**
 * All that truly happens to one project in one environment on one whole UTC day, whether or not it was measured.
 *
 * @public
 */
export interface ErrorDay {
  /** Error events that were accepted. */
  events: number;
  sessions: number;
  /** Who used it. */
  active: UserRange;
  /** Who met an error; within `active`. */
  affected: UserRange;
  /** Whose session crashed; within `affected`. */
  crashed: UserRange;
  /** Events that were thrown away because of a quota. */
  rateLimited: number;
  /** Events that the SDK did not even send. */
  clientDiscarded: number;
}
