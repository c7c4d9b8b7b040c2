import { RootConfigService } from '@backstage/backend-plugin-api';
import { readSection } from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';

const schema = z.strictObject({
  as: z.enum(['user', 'app']).default('user'),
  labels: z.array(z.string().trim().min(1).max(50)).max(20).default([]),
});

/** What `okr.editing.github` says, with the defaults filled in. @internal */
export type EditingSettings = z.infer<typeof schema>;

/**
 * @throws InputError that names every setting that is wrong
 * @internal
 */
export function readEditingSettings(
  config: RootConfigService,
): EditingSettings {
  return readSection(config, 'okr.editing.github', schema);
}
