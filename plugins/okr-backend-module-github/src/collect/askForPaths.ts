import {
  GithubClient,
  pathsDocument,
  pathsSchema,
  UnansweredError,
} from '../client';
import { isMaintenance, MaintenanceRules } from '../timeline';
import { askInHalves, chunks } from './askInHalves';
import { Draft, ReadPullRequest } from './Draft';
import { StoppedDrafts } from './StoppedDrafts';

const pullsPerQuery = 25;

interface QueuedPull extends ReadPullRequest {
  draft: Draft;
  after?: string;
}

/**
 * Writes the changed files into what is merged and not maintenance by label or title already, as far as they are needed
 * to tell: one file elsewhere is enough.
 *
 * @internal
 */
export async function askForPaths(
  client: GithubClient,
  drafts: readonly Draft[],
  rules: MaintenanceRules,
  stopped: StoppedDrafts,
): Promise<void> {
  if (rules.paths.length === 0) return;
  let unread: QueuedPull[] = drafts.flatMap(draft =>
    draft.pulls
      .filter(
        ({ pull }) => pull.state === 'MERGED' && !isMaintenance(pull, rules),
      )
      .map(read => ({ ...read, draft })),
  );
  while (unread.length > 0) {
    const further: QueuedPull[] = [];
    for (const asked of chunks(unread, pullsPerQuery)) {
      await askInHalves(
        client,
        asked,
        async items => {
          const wanted = items.filter(({ draft }) => !stopped.leavesOut(draft));
          if (wanted.length === 0) return;
          further.push(...(await askForPage(client, wanted)));
          stopped.answered();
        },
        ({ draft, pull }, reason) => {
          stopped.stop(
            draft,
            `GitHub does not answer for the files of pull request ${pull.number}: ${reason}`,
          );
        },
      );
    }
    unread = further.filter(({ pull }) => isMaintenance(pull, rules));
  }
}

/**
 * Adds the next page of paths to each pull request, or to none.
 *
 * @returns those that have more
 */
async function askForPage(
  client: GithubClient,
  items: readonly QueuedPull[],
): Promise<QueuedPull[]> {
  const { data } = await client.ask({
    text: pathsDocument(items.length),
    variables: Object.fromEntries(
      items.flatMap(({ node, after }, i) => [
        [`id${i}`, node.id],
        [`after${i}`, after],
      ]),
    ),
    cost: 1,
    schema: pathsSchema,
  });
  const pages = items.map((item, i) => {
    const found = data[`p${i}`];
    if (!found) throw gap('the pull request is missing');
    // Null without an error: GitHub has no changes to show.
    const { nodes, pageInfo } = found.files ?? {
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    };
    const paths = nodes.map(file => {
      if (!file) throw gap('a file is missing');
      return file.path;
    });
    const after = pageInfo.endCursor ?? undefined;
    if (pageInfo.hasNextPage && (!after || after === item.after)) {
      throw gap('there are more, but GitHub does not say where');
    }
    return { item, paths, after: pageInfo.hasNextPage ? after : undefined };
  });
  return pages.flatMap(({ item, paths, after }) => {
    item.pull.paths.push(...paths);
    return after ? [{ ...item, after }] : [];
  });
}

function gap(message: string): UnansweredError {
  return new UnansweredError(message, 'incomplete');
}
