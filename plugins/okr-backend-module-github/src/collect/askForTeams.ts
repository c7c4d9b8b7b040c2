import {
  GithubClient,
  reviewTeamsDocument,
  reviewTeamsSchema,
  UnansweredError,
} from '../client';
import { askInHalves, chunks } from './askInHalves';
import { Draft } from './Draft';
import { StoppedDrafts } from './StoppedDrafts';

/** So many cost one point. @internal */
export const reviewsPerQuery = 100;

/** @internal */
export interface QueuedReview {
  draft: Draft;
  review: Draft['reviews'][number];
}

/**
 * Writes into reviews on behalf of which teams they were submitted.
 *
 * @internal
 */
export async function askForTeams(
  client: GithubClient,
  queued: readonly QueuedReview[],
  stopped: StoppedDrafts,
): Promise<void> {
  const byId = new Map<string, QueuedReview[]>();
  for (const item of queued) {
    byId.set(item.review.id, [...(byId.get(item.review.id) ?? []), item]);
  }
  for (const asked of chunks([...byId], reviewsPerQuery)) {
    await askInHalves(
      client,
      asked,
      async items => {
        const wanted = items.filter(
          ([, copies]) =>
            copies.filter(({ draft }) => !stopped.leavesOut(draft)).length > 0,
        );
        if (wanted.length === 0) return;
        const teams = await teamsOf(
          client,
          wanted.map(([id]) => id),
        );
        for (const [id, copies] of wanted) {
          for (const { review } of copies) review.teams = teams.get(id) ?? [];
        }
        stopped.answered();
      },
      ([, copies], reason) => {
        for (const { draft } of copies) {
          stopped.stop(
            draft,
            `GitHub does not say for which teams its reviews were submitted: ${reason}`,
          );
        }
      },
    );
  }
}

/** @throws UnansweredError when a review is missing: without its teams it would seem to be for none */
async function teamsOf(
  client: GithubClient,
  ids: string[],
): Promise<Map<string, string[]>> {
  const { data } = await client.ask({
    text: reviewTeamsDocument,
    variables: { ids },
    cost: 1,
    schema: reviewTeamsSchema,
  });
  const teams = new Map(
    data.nodes.flatMap(node =>
      node
        ? [
            [
              node.id,
              // Null is a team, or all of them, that is hidden from the token.
              (node.onBehalfOf?.nodes ?? []).flatMap(
                team => team?.combinedSlug ?? [],
              ),
            ] as const,
          ]
        : [],
    ),
  );
  if (ids.some(id => !teams.has(id))) {
    throw new UnansweredError('a review is missing', 'incomplete');
  }
  return teams;
}
