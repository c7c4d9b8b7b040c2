import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * Reads a section of the app's configuration, for instance `okr.sentry`. A section that is not there is read as an empty
 * one, for its defaults.
 *
 * @throws InputError that names every key that is wrong, and no value
 * @public
 */
export function readSection<Schema extends z.ZodType>(
  config: RootConfigService,
  section: string,
  schema: Schema,
): z.output<Schema> {
  const parsed = schema.safeParse(config.getOptional(section) ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${[section, ...path].join('.')}: ${message}`,
  );
  throw new InputError(`Invalid configuration. ${problems.join('; ')}`);
}
