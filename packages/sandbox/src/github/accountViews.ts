import { Account, Reviewer } from '../company';
import { Viewing } from './Viewing';
import { listConnection, PageArguments } from './connections';

/** @internal */
export function accountView(
  account: Account | undefined,
  { origin }: Pick<Viewing, 'origin'>,
) {
  if (!account) {
    return null;
  }
  const { login, type } = account;
  const id = `${type[0]}_${Buffer.from(login).toString('base64url')}`;
  return {
    __typename: type,
    id,
    login,
    name: login,
    url: `${origin}/${login}`,
    resourcePath: `/${login}`,
  };
}

/** @internal */
export function teamView(slug: string, viewing: Viewing) {
  const { company, origin } = viewing;
  const organization = company.organization;
  return {
    __typename: 'Team',
    id: `T_${Buffer.from(slug).toString('base64url')}`,
    slug,
    name: company.teams.find(team => team.name === slug)?.title ?? slug,
    combinedSlug: `${organization}/${slug}`,
    url: `${origin}/orgs/${organization}/teams/${slug}`,
    organization: {
      login: organization,
      id: `O_${Buffer.from(organization).toString('base64url')}`,
      name: organization,
    },
  };
}

/** @internal */
export function reviewerView(reviewer: Reviewer | undefined, viewing: Viewing) {
  return reviewer?.type === 'Team'
    ? teamView(reviewer.slug, viewing)
    : accountView(reviewer, viewing);
}

/** @internal */
export function teamsView(
  slugs: readonly string[],
  viewing: Viewing,
): (args: PageArguments) => ReturnType<typeof listConnection> {
  return args => listConnection(slugs, args, slug => teamView(slug, viewing));
}
