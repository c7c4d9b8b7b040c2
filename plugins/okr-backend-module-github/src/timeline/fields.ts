import { SpanFact } from '@keyresults/backstage-plugin-okr-node';
import { AccountRules, isBot } from './accounts';
import { PullRequest } from './PullRequest';

/** What every fact of a pull request says in the same way. @internal */
export type CommonFields = Pick<
  SpanFact,
  'shape' | 'title' | 'url' | 'dimensions'
>;

/** ISO 8601 in UTC with milliseconds. @internal */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/**
 * No dimension names a person: numbers are about teams. None names the repository either: a team's total could be asked
 * for the part of a service that the caller may not see.
 *
 * @internal
 */
export function commonFields(
  pull: PullRequest,
  rules: AccountRules,
): CommonFields {
  return {
    shape: 'span',
    title: pull.title,
    url: pull.url,
    dimensions: {
      base: pull.base,
      author: isBot(pull.author, rules) ? 'bot' : 'human',
    },
  };
}
