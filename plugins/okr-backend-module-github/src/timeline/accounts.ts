import { Account } from './PullRequest';

/**
 * Who counts as a person.
 *
 * @internal
 */
export interface AccountRules {
  /** Logins of bots that have ordinary user accounts. */
  bots: readonly string[];
  /** What an account that was deleted is taken for. */
  deletedAccounts: 'human' | 'bot';
}

const botSuffix = '[bot]';

/** The login as compared: lower case, without the `[bot]` that REST adds and GraphQL drops. */
function comparable(login: string): string {
  const lower = login.toLowerCase();
  return lower.endsWith(botSuffix) ? lower.slice(0, -botSuffix.length) : lower;
}

/** @internal */
export function isBot(
  account: Account | undefined,
  rules: AccountRules,
): boolean {
  if (!account) return rules.deletedAccounts === 'bot';
  if (account.type === 'Bot') return true;
  if (account.login.toLowerCase().endsWith(botSuffix)) return true;
  const login = comparable(account.login);
  return rules.bots.some(bot => comparable(bot) === login);
}

/** Two deleted accounts are not known to be the same one. @internal */
export function isSameAccount(
  one: Account | undefined,
  other: Account | undefined,
): boolean {
  if (!one || !other) return false;
  return comparable(one.login) === comparable(other.login);
}
