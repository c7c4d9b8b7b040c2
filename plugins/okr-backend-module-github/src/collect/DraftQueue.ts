import { CollectedPage } from '@keyresults/backstage-plugin-okr-node';
import { GithubClient } from '../client';
import { deriveGroup, DerivationRules } from '../timeline';
import { askForPaths } from './askForPaths';
import { askForTeams, reviewsPerQuery } from './askForTeams';
import { Draft } from './Draft';
import { StoppedDrafts } from './StoppedDrafts';

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
  private readonly stopped: StoppedDrafts;

  constructor(
    private readonly client: GithubClient,
    private readonly rules: DerivationRules,
  ) {
    this.stopped = new StoppedDrafts(client.connection.host);
  }

  add(draft: Draft): void {
    this.drafts.push(draft);
  }

  /**
   * The pages that are complete; with `all`, every one of them. In the place of a page that cannot be completed comes
   * one that says so: what follows of the same repository must not be stored, as its cursor would pass over the gap.
   */
  async *take(all: boolean): AsyncGenerator<CollectedPage> {
    const pulls = this.drafts.reduce((sum, it) => sum + it.pulls.length, 0);
    const waiting = this.drafts.flatMap(draft =>
      draft.reviews.map(review => ({ draft, review })),
    );
    const whole = all || pulls > mostPullsWaiting;
    const asked = whole
      ? waiting
      : waiting.slice(
          0,
          Math.floor(waiting.length / reviewsPerQuery) * reviewsPerQuery,
        );
    await askForTeams(this.client, asked, this.stopped);
    const known = new Set(asked.map(({ review }) => review));
    for (const draft of this.drafts) {
      draft.reviews = draft.reviews.filter(review => !known.has(review));
    }
    const open = this.drafts.findIndex(draft => draft.reviews.length > 0);
    const complete = this.drafts.splice(
      0,
      open === -1 ? this.drafts.length : open,
    );
    await askForPaths(
      this.client,
      complete,
      this.rules.maintenance,
      this.stopped,
    );
    for (const draft of complete) {
      const { reading } = draft;
      const reason = this.stopped.reasonFor(draft);
      if (reason) {
        reading.goBack();
        yield reading.troublePage('failing', reason);
      } else {
        const page = this.derive(draft);
        yield page;
        reading.handedOver(page);
      }
    }
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
}
