import { CollectedPage } from '@keyresults/backstage-plugin-okr-node';
import {
  GithubClient,
  pathsDocument,
  pathsSchema,
  reviewTeamsDocument,
  reviewTeamsSchema,
} from '../client';
import { deriveGroup, DerivationRules, isMaintenance } from '../timeline';
import { askInHalves, chunks } from './askInHalves';
import { Draft } from './Draft';

const reviewsPerQuery = 100;
const pullsPerPathsQuery = 25;
/** So much may be read again after a crash. */
const mostPullsWaiting = 400;

/**
 * Holds pages back until a hundred reviews are due to be asked about, because that many cost no more than one.
 * Pages leave in the order they came.
 *
 * @internal
 */
export class DraftQueue {
  private drafts: Draft[] = [];

  constructor(
    private readonly client: GithubClient,
    private readonly rules: DerivationRules,
  ) {}

  add(draft: Draft): void {
    this.drafts.push(draft);
  }

  /** The pages that are complete; with `all`, every one of them. */
  async take(all: boolean): Promise<CollectedPage[]> {
    const pulls = this.drafts.reduce((sum, it) => sum + it.pulls.length, 0);
    const waiting = this.drafts.flatMap(draft => draft.reviews);
    const whole = all || pulls > mostPullsWaiting;
    const asked = whole
      ? waiting
      : waiting.slice(
          0,
          Math.floor(waiting.length / reviewsPerQuery) * reviewsPerQuery,
        );
    await this.askForTeams(asked);
    const known = new Set(asked);
    for (const draft of this.drafts) {
      draft.reviews = draft.reviews.filter(review => !known.has(review));
    }
    const open = this.drafts.findIndex(draft => draft.reviews.length > 0);
    const complete = this.drafts.splice(
      0,
      open === -1 ? this.drafts.length : open,
    );
    await this.askForPaths(complete);
    return complete.map(draft => this.derive(draft));
  }

  private derive({ page, pulls }: Draft): CollectedPage {
    const groups = new Map(
      pulls.map(({ pull }) => {
        const group = deriveGroup(pull, this.rules);
        return [group.key, group];
      }),
    );
    return { ...page, groups: [...page.groups, ...groups.values()] };
  }

  private async askForTeams(reviews: Draft['reviews']): Promise<void> {
    const byId = new Map(reviews.map(review => [review.id, review]));
    for (const asked of chunks([...byId.keys()], reviewsPerQuery)) {
      await askInHalves(this.client, asked, async ids => {
        const { data } = await this.client.ask({
          text: reviewTeamsDocument,
          variables: { ids },
          cost: 1,
          schema: reviewTeamsSchema,
        });
        for (const node of data.nodes) {
          if (!node?.onBehalfOf) continue;
          const teams = node.onBehalfOf.nodes.flatMap(team =>
            team ? [team.combinedSlug] : [],
          );
          for (const review of reviews) {
            if (review.id === node.id) review.teams = teams;
          }
        }
      });
    }
  }

  /** Only for what is merged and not maintenance by label or title already. */
  private async askForPaths(drafts: readonly Draft[]): Promise<void> {
    const { maintenance } = this.rules;
    if (maintenance.paths.length === 0) return;
    const undecided = drafts.flatMap(draft =>
      draft.pulls.filter(
        ({ pull }) =>
          pull.state === 'MERGED' && !isMaintenance(pull, maintenance),
      ),
    );
    for (const asked of chunks(undecided, pullsPerPathsQuery)) {
      await askInHalves(this.client, asked, async items => {
        const { data } = await this.client.ask({
          text: pathsDocument,
          variables: { ids: items.map(({ node }) => node.id) },
          cost: 1,
          schema: pathsSchema,
        });
        data.nodes.forEach((node, i) => {
          items[i].pull.paths = (node?.files?.nodes ?? []).flatMap(file =>
            file ? [file.path] : [],
          );
        });
      });
    }
  }
}
