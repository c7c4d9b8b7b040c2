import { LogEntryNode } from '../client';

/** What the log of an incident tells, as far as it was read. @internal */
export interface LogSummary {
  /** When it was first acknowledged: ISO 8601, UTC. */
  acknowledged?: string;
  /** Whether a custom field that matters may hold something. */
  fieldsSet: boolean;
}

/** @internal */
export const emptyLog: LogSummary = { fieldsSet: false };

/**
 * Sums up entries, in whatever order they come.
 *
 * @param fields - names of the custom fields that matter
 * @internal
 */
export function summarizeLog(
  entries: readonly Omit<LogEntryNode, 'incident'>[],
  fields: readonly string[],
): LogSummary {
  return entries
    .map(({ type, created_at, changeset }): LogSummary => {
      switch (type) {
        case 'acknowledge_log_entry':
          return {
            acknowledged: new Date(created_at).toISOString(),
            fieldsSet: false,
          };
        case 'custom_field_value_change_log_entry':
        case 'field_value_change_log_entry':
          return { fieldsSet: names(changeset, fields) };
        default:
          return emptyLog;
      }
    })
    .reduce(joinLogs, emptyLog);
}

/** What two parts of a log tell together. @internal */
export function joinLogs(one: LogSummary, other: LogSummary): LogSummary {
  const [acknowledged] = [one.acknowledged, other.acknowledged]
    .filter(at => at !== undefined)
    .sort();
  return {
    ...(acknowledged ? { acknowledged } : {}),
    fieldsSet: one.fieldsSet || other.fieldsSet,
  };
}

/** A change that does not say what it changed may have changed any field. */
function names(
  changeset: LogEntryNode['changeset'],
  fields: readonly string[],
): boolean {
  if (fields.length === 0) return false;
  if (!changeset || changeset.length === 0) return true;
  return changeset.some(line => fields.some(field => line.includes(field)));
}
