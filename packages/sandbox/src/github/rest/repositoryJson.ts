import { GitRepository } from '../../git';
import { isoSecond } from '../Viewing';
import { accountJson } from './accountJson';
import { Caller, mayWrite } from './Caller';
import { Served } from './schemas';

const day = 24 * 3_600_000;

/** What a view of a repository depends on besides the repository. @internal */
export interface RepositoryContext {
  origin: string;
  /** Whose permissions are told; none without. */
  caller?: Caller;
  /** When the repositories were made. */
  madeAt: number;
}

/** With what it was forked from. @internal */
export function wholeRepositoryJson(
  git: GitRepository,
  context: RepositoryContext,
): Served<'full-repository'> {
  const { origin, madeAt } = context;
  const parent = git.parent && repositoryJson(git.parent, { origin, madeAt });
  return {
    ...commonJson(git, context),
    ...(parent ? { parent, source: parent } : {}),
  };
}

/** As it stands inside of other answers. @internal */
export function repositoryJson(
  git: GitRepository,
  context: RepositoryContext,
): Served<'repository'> {
  return commonJson(git, context);
}

function commonJson(git: GitRepository, context: RepositoryContext) {
  const { origin, caller, madeAt } = context;
  const { slug, parent } = git;
  const [owner, name] = slug.split('/');
  const api = `${origin}/api/v3/repos/${slug}`;
  const condition = git.companyRepository?.condition;
  const open = [...git.proposals.values()].filter(it => it.state === 'open');
  const writes = caller ? mayWrite(caller, git) : false;
  const type = git.parent ? 'User' : 'Organization';
  return {
    id: git.id,
    node_id: `R_${git.id}`,
    name,
    full_name: slug,
    owner: accountJson({ login: owner, type }, origin),
    private: true,
    html_url: `${origin}/${slug}`,
    description: null,
    fork: parent !== undefined,
    url: api,
    archive_url: `${api}/{archive_format}{/ref}`,
    blobs_url: `${api}/git/blobs{/sha}`,
    branches_url: `${api}/branches{/branch}`,
    commits_url: `${api}/commits{/sha}`,
    compare_url: `${api}/compare/{base}...{head}`,
    contents_url: `${api}/contents/{+path}`,
    forks_url: `${api}/forks`,
    git_refs_url: `${api}/git/refs{/sha}`,
    issues_url: `${api}/issues{/number}`,
    pulls_url: `${api}/pulls{/number}`,
    trees_url: `${api}/git/trees{/sha}`,
    clone_url: `${origin}/${slug}.git`,
    created_at: isoSecond(madeAt - 365 * day),
    updated_at: isoSecond(madeAt),
    pushed_at: isoSecond(madeAt),
    size: condition === 'empty' ? 0 : 1000,
    default_branch: git.defaultBranch,
    open_issues_count: open.length,
    open_issues: open.length,
    has_issues: true,
    archived: condition === 'archived',
    disabled: false,
    visibility: 'private',
    allow_forking: git.allowForking,
    allow_merge_commit: true,
    allow_squash_merge: true,
    allow_rebase_merge: true,
    ...(caller
      ? {
          permissions: {
            admin: false,
            maintain: false,
            push: writes,
            triage: writes,
            pull: true,
          },
        }
      : {}),
  };
}
