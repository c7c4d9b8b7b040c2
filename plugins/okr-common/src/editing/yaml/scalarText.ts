import { Scalar, stringify } from 'yaml';

/** Words that YAML 1.1 takes for true and false, and that readers of it are still around for. */
const oldWords = /^(?:y|n|yes|no|on|off)$/i;

/** How a scalar is written now, so that its successor can look alike. @internal */
export interface OldScalar {
  type?: Scalar.Type;
  source?: string;
}

/**
 * The ways to write a scalar on one line, the best first: like the old one where that can be, else as plain as YAML
 * allows.
 *
 * @param flow - whether it stands in a flow map or list
 * @internal
 */
export function inlineScalars(
  value: string | number | boolean | null,
  flow: boolean,
  old: OldScalar = {},
): string[] {
  if (typeof value === 'number') {
    return [numberText(value, old), String(value)];
  }
  if (typeof value !== 'string') {
    return [String(value)];
  }
  const double = JSON.stringify(value);
  if (old.type === 'QUOTE_DOUBLE') {
    return [double];
  }
  if (old.type === 'QUOTE_SINGLE' && !/[\r\n\t]/.test(value)) {
    return [`'${value.replaceAll("'", "''")}'`, double];
  }
  return isPlain(value, flow) ? [value, double] : [double];
}

/** With as many decimals as the old number: 0.80 becomes 0.30. */
function numberText(value: number, { source, type }: OldScalar): string {
  const text = String(value);
  const decimals = /^[+-]?\d+\.(\d+)$/.exec(source ?? '')?.[1].length;
  const own = /^-?\d+(?:\.(\d+))?$/.exec(text);
  if (type !== 'PLAIN' || decimals === undefined || !own) {
    return text;
  }
  const missing = decimals - (own[1]?.length ?? 0);
  return missing > 0 && decimals <= 20 ? value.toFixed(decimals) : text;
}

function isPlain(value: string, flow: boolean): boolean {
  if (/[\r\n]/.test(value) || oldWords.test(value)) {
    return false;
  }
  const options = { lineWidth: 0, schema: 'core' } as const;
  if (stringify(value, options) !== `${value}\n`) {
    return false;
  }
  return !flow || !/[,[\]{}]|^[?:-]|:$/.test(value);
}

/** A key of a map. @internal */
export function keyAsText(key: string, quoted: boolean): string {
  return quoted || !/^[A-Za-z0-9_][\w./-]*$/.test(key)
    ? JSON.stringify(key)
    : key;
}
