import { Nudge } from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';
import { targetAt } from './targetsOf';

/** What a webhook says about where something happened; all else it says is not looked at. */
const payloadSchema = z.object({
  repository: z.object({ html_url: z.string() }),
});

const topics = ['github.pull_request', 'github.pull_request_review'];

/**
 * Webhooks of GitHub after which a repository is looked at again.
 *
 * @param hosts - hosts with a GitHub integration
 * @internal
 */
export function nudgesFor(hosts: readonly string[]): Nudge[] {
  const targetsOf = (payload: unknown): string[] => {
    const parsed = payloadSchema.safeParse(payload);
    if (!parsed.success) return [];
    const target = targetAt(parsed.data.repository.html_url, hosts);
    return target ? [target.id] : [];
  };
  return topics.map(topic => ({ topic, targetsOf }));
}
