import { FieldValue, IncidentNode } from '../client';
import { isQualified, normalizeValue } from '../targets';

/** Equal for names of fields, timestamps and types that are the same but for case. @internal */
export function nameKey(name: string): string {
  return name.trim().toLocaleLowerCase('en-US');
}

/** Names of fields, timestamps and types are compared without regard to case. @internal */
export function sameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}

/** Whether an incident has the custom field at all, with or without a value. @internal */
export function hasField(incident: IncidentNode, field: string): boolean {
  return incident.custom_field_entries.some(({ custom_field: { name } }) =>
    sameName(name, field),
  );
}

function valuesIn(incident: IncidentNode, field: string): FieldValue[] {
  return incident.custom_field_entries
    .filter(({ custom_field: { name } }) => sameName(name, field))
    .flatMap(({ values }) => values);
}

/**
 * What the custom field says which entities an incident is about, as `normalizeValue` writes it. An entry of
 * incident.io's catalog is known by its external id, its aliases and its name; where one of them says the namespace, the
 * others, which do not, are not looked at.
 *
 * @internal
 */
export function entityValues(incident: IncidentNode, field: string): string[] {
  const found = new Set<string>();
  for (const value of valuesIn(incident, field)) {
    const entry = value.value_catalog_entry;
    const names = entry
      ? [entry.external_id ?? '', ...(entry.aliases ?? []), entry.name]
      : [
          value.value_option?.value ?? '',
          ...(value.value_text?.split(/[,;\n]/) ?? []),
          value.value_link ?? '',
        ];
    const qualified = names.filter(isQualified);
    for (const name of qualified.length > 0 ? qualified : names) {
      if (name.trim()) found.add(normalizeValue(name));
    }
  }
  return [...found];
}

/** The first value of a custom field, for people. @internal */
export function firstText(
  incident: IncidentNode,
  field: string,
): string | undefined {
  for (const value of valuesIn(incident, field)) {
    const text =
      value.value_option?.value ??
      value.value_catalog_entry?.name ??
      value.value_text;
    if (text?.trim()) return text.trim();
  }
  return undefined;
}
