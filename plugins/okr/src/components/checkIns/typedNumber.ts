/** A minus as keyboards have it, or as pages write it. */
const sign = '[+\\-−]?';

/** Digits as they are, or in groups of three. */
const whole = (group: string) => `(?:\\d+|[1-9]\\d{0,2}(?:[${group}]\\d{3})+)`;

function notation(group: string, decimal: string): RegExp {
  return new RegExp(
    `^${sign}(?:${whole(group)}(?:[${decimal}]\\d*)?|[${decimal}]\\d+)$`,
  );
}

/** `1,234.5`, as pages write numbers. */
const asPagesWrite = { pattern: notation(',', '.'), group: /,/g };
/** `1.234,5`, as others write them. */
const asOthersWrite = { pattern: notation('.', ','), group: /\./g };

function readAs(
  { pattern, group }: typeof asPagesWrite,
  text: string,
): number | undefined {
  const typed = text.trim();
  return pattern.test(typed)
    ? Number(typed.replace(group, '').replace(',', '.').replace('−', '-'))
    : undefined;
}

/**
 * A number as people type it, with a decimal point or comma, and with groups of thousands or without; undefined where it is
 * none. What can be read in two ways is read as pages write numbers; {@link otherReading} tells of the other.
 *
 * @internal
 */
export function readNumber(text: string): number | undefined {
  return readAs(asPagesWrite, text) ?? readAs(asOthersWrite, text);
}

/**
 * What else a typed number could mean: 1200 of `1.200`, and 1.2 of `1,200`; undefined where there is no doubt.
 *
 * @internal
 */
export function otherReading(text: string): number | undefined {
  const read = readAs(asPagesWrite, text);
  const other = readAs(asOthersWrite, text);
  return read === undefined || read === other ? undefined : other;
}
