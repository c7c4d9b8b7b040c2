import { ProposalNudge } from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';

const payloadSchema = z.object({
  pull_request: z.object({ html_url: z.string().max(1000) }),
});

/** Webhooks after which a pull request is looked at. @internal */
export const proposalNudge: ProposalNudge = {
  topic: 'github.pull_request',
  proposalsOf(payload) {
    const read = payloadSchema.safeParse(payload);
    return read.success ? [read.data.pull_request.html_url] : [];
  },
};
