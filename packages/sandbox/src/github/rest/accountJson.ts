import { createHash } from 'node:crypto';
import { Account } from '../../company';
import { displayName } from '../../company/people';
import { emailOf } from '../../git/objects';
import { isoSecond } from '../Viewing';
import { Served } from './schemas';

/** A number that is the same in every run. @internal */
export function stableId(text: string): number {
  return parseInt(
    createHash('sha1').update(text).digest('hex').slice(0, 7),
    16,
  );
}

/** @internal */
export function accountJson(
  { login, type }: { login: string; type: string },
  origin: string,
): Served<'simple-user'> {
  const api = `${origin}/api/v3/users/${login}`;
  return {
    login,
    id: stableId(login),
    node_id: `${type[0]}_${Buffer.from(login).toString('base64url')}`,
    avatar_url: `${origin}/avatars/${login}`,
    gravatar_id: '',
    url: api,
    html_url: `${origin}/${login}`,
    repos_url: `${api}/repos`,
    type,
    site_admin: false,
  };
}

/** Whoever made a commit, as Git keeps it. @internal */
export function signatureJson(author: Account, at: number) {
  return {
    name: author.type === 'User' ? displayName(author.login) : author.login,
    email: emailOf(author),
    date: isoSecond(at),
  };
}
