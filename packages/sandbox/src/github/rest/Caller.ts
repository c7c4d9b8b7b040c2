import { Account, Company } from '../../company';
import { GitRepository } from '../../git';

/** Who asks, as the token says. @internal */
export interface Caller {
  account: Account;
  /** What GitHub says where something is not allowed. */
  words: 'integration' | 'user';
  /** Whether repositories exist for this caller. */
  sees: boolean;
  /** Whether this caller may write to the repositories of the organization. */
  writes: boolean;
}

const app: Account = { type: 'Bot', login: 'okr-demo[bot]' };

/**
 * - `sandbox`: the app of the demo, which may write everywhere in the organization
 * - `user:<login>`: a person. Members of a team may write; all others may read, fork, and write to their forks
 * - `read-only`: an app that may read
 * - `no-access`: an app for which no repository exists
 * - any other: `sandbox-reader`, who may write too
 *
 * @internal
 */
export function callerOf(company: Company, token: string): Caller {
  const person = /^user:([A-Za-z0-9][A-Za-z0-9-]*)$/.exec(token)?.[1];
  if (person) {
    return {
      account: { type: 'User', login: person },
      words: 'user',
      sees: true,
      writes: company.teams.some(({ members }) => members.includes(person)),
    };
  }
  switch (token) {
    case 'sandbox':
    case 'read-only':
    case 'no-access':
      return {
        account: app,
        words: 'integration',
        sees: token !== 'no-access',
        writes: token === 'sandbox',
      };
    default:
      return {
        account: { type: 'User', login: 'sandbox-reader' },
        words: 'user',
        sees: true,
        writes: true,
      };
  }
}

/** @internal */
export function mayWrite(caller: Caller, repository: GitRepository): boolean {
  return repository.parent
    ? repository.owner === caller.account.login
    : caller.writes;
}
