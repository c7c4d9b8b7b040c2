import { SourceUnavailableError } from '@keyresults/backstage-plugin-okr-node';
import {
  customFieldsSchema,
  GoneError,
  IncidentIoClient,
  timestampsSchema,
} from '../client';
import { IncidentIoSettings } from '../config';
import { sameName } from '../incidents';

/** What timestamps and custom fields of an account are called. @internal */
export interface AccountNames {
  timestamps: string[];
  fields: string[];
}

/**
 * Compares the names in the configuration with those in an account.
 *
 * @returns what is wrong with timestamps and the field of areas
 * @throws SourceUnavailableError when no incident could be told to be about an entity
 * @internal
 */
export async function checkNames(
  client: IncidentIoClient,
  settings: IncidentIoSettings,
): Promise<string[]> {
  return problemsOf(await readNames(client), client, settings);
}

/**
 * The same with names that were read. A timestamp that is not there leaves its phase unknown, which shows; without the
 * custom field that names the entities every number would be a wrong 0.
 *
 * @throws as `checkNames` does
 * @internal
 */
export function problemsOf(
  { timestamps: stamps, fields }: AccountNames,
  client: IncidentIoClient,
  settings: IncidentIoSettings,
): string[] {
  const isIn = (list: readonly string[], name: string) =>
    list.some(it => sameName(it, name));
  const { entityField, areaField, timestamps } = settings;
  if (!isIn(fields, entityField)) {
    throw new SourceUnavailableError(
      `${
        client.name
      } has no custom field “${entityField}” (okr.incidentIo.entityField). It has ${quoted(
        fields,
      )}`,
    );
  }
  const problems = Object.entries(timestamps)
    .filter(([, name]) => !isIn(stamps, name))
    .map(
      ([phase, name]) =>
        `${
          client.name
        } has no timestamp “${name}” (okr.incidentIo.timestamps.${phase}), so nobody knows when incidents were ${phase}. It has ${quoted(
          stamps,
        )}`,
    );
  if (areaField && !isIn(fields, areaField)) {
    problems.push(
      `${
        client.name
      } has no custom field “${areaField}” (okr.incidentIo.areaField). It has ${quoted(
        fields,
      )}`,
    );
  }
  return problems;
}

/**
 * @throws SourceUnavailableError where there is no API of incident.io
 * @internal
 */
export async function readNames(
  client: IncidentIoClient,
): Promise<AccountNames> {
  try {
    const { incident_timestamps: stamps } = await client.ask({
      path: '/v2/incident_timestamps',
      schema: timestampsSchema,
    });
    const { custom_fields: fields } = await client.ask({
      path: '/v2/custom_fields',
      schema: customFieldsSchema,
    });
    return {
      timestamps: stamps.map(it => it.name),
      fields: fields.map(it => it.name),
    };
  } catch (error) {
    if (!(error instanceof GoneError)) throw error;
    throw new SourceUnavailableError(
      `${client.name} cannot be read: there is no API of incident.io at ${client.account.apiBaseUrl} (404). Check apiBaseUrl`,
    );
  }
}

function quoted(names: readonly string[]): string {
  return names.length > 0 ? names.map(it => `“${it}”`).join(', ') : 'none';
}
