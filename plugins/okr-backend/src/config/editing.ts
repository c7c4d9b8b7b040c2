import { z } from 'zod';
import { durationMs } from './scalars';

/** How key results are edited. Hosts of files have sections of their own in it, such as `github`. @internal */
export const editing = z
  .object({
    enabled: z.boolean().default(true),
    who: z.enum(['owners', 'anyone']).default('owners'),
    allowLocalFiles: z.boolean().default(false),
    overlays: z.boolean().default(true),
    readOnlyLocations: z.array(z.string().min(1)).default(() => []),
    editsPerHour: z.int().min(1).max(10_000).default(30),
    looksPerHour: z.int().min(1).max(100_000).default(1200),
    pollSeconds: z.number().min(1).max(86_400).default(60),
    keepProposals: durationMs('90d'),
  })
  .transform(read => ({
    enabled: read.enabled,
    who: read.who,
    allowLocalFiles: read.allowLocalFiles,
    overlays: read.overlays,
    readOnlyLocations: read.readOnlyLocations,
    perHour: { edit: read.editsPerHour, look: read.looksPerHour },
    pollMs: read.pollSeconds * 1000,
    keepProposalsMs: read.keepProposals,
  }));
