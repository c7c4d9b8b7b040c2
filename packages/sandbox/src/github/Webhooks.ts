import { createHmac } from 'node:crypto';
import { Account } from '../company';
import { Proposal } from '../git';
import { accountJson } from './rest/accountJson';
import { labelJson, PullContext, wholeProposalJson } from './rest/pullJson';
import { repositoryJson } from './rest/repositoryJson';

/** @public */
export interface WebhookOptions {
  /** Where events are posted to, for instance `http://localhost:7007/api/events/http/github`. */
  url: string;
  /** Signs what is sent, as `x-hub-signature-256`. */
  secret?: string;
}

/** One event that was sent, and what came back. @public */
export interface Delivery {
  event: 'pull_request';
  action: string;
  /** The status of the answer; undefined where none came. */
  status?: number;
  error?: string;
}

type Action = 'opened' | 'edited' | 'closed' | 'reopened' | 'labeled';

/**
 * Tells the address configured what happens to the pull requests made here. Like GitHub it does not try again; what came
 * of it stands in `deliveries`.
 *
 * @public
 */
export class Webhooks {
  readonly deliveries: Delivery[] = [];
  private sending: Promise<unknown> = Promise.resolve();

  constructor(private readonly options?: WebhookOptions) {}

  /** @internal */
  announce(
    action: Action,
    proposal: Proposal,
    context: PullContext,
    sender: Account,
  ): void {
    if (!this.options) {
      return;
    }
    const { repository, origin, madeAt } = context;
    const body = JSON.stringify({
      action,
      number: proposal.number,
      pull_request: wholeProposalJson(proposal, context),
      repository: repositoryJson(repository, { origin, madeAt }),
      organization: { login: repository.owner },
      sender: accountJson(sender, origin),
      ...(action === 'labeled'
        ? {
            label: labelJson(
              proposal.labels[proposal.labels.length - 1],
              context,
            ),
          }
        : {}),
    });
    const delivery: Delivery = { event: 'pull_request', action };
    this.deliveries.push(delivery);
    this.sending = this.sending.then(() =>
      this.send(delivery, body, this.deliveries.length),
    );
  }

  /** Until everything announced so far has been sent. */
  async settled(): Promise<void> {
    await this.sending;
  }

  private async send(delivery: Delivery, body: string, id: number) {
    const { url = '', secret } = this.options ?? {};
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-github-event': delivery.event,
          'x-github-delivery': `sandbox-${id}`,
          ...(secret
            ? {
                'x-hub-signature-256': `sha256=${createHmac('sha256', secret)
                  .update(body)
                  .digest('hex')}`,
              }
            : {}),
        },
        body,
        signal: AbortSignal.timeout(10_000),
      });
      delivery.status = response.status;
    } catch (error) {
      delivery.error = error instanceof Error ? error.message : String(error);
    }
  }
}
