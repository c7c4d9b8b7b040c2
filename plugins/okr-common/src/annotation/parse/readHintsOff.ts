import { HintName, hintNames, isHintName } from '../../hints/hintNames';
import { nearest } from '../problems/nearest';
import { quote } from '../problems/words';
import { RawHints } from '../schema/fields';
import { ParseContext } from './ParseContext';

/**
 * Reads which hints are switched off, each with the reason. Names that there are not are said, and left out.
 *
 * @param path - of the objective or key result
 * @internal
 */
export function readHintsOff(
  raw: RawHints | undefined,
  path: readonly string[],
  { problems }: ParseContext,
): { hintsOff?: Partial<Record<HintName, string>> } {
  const off: Partial<Record<HintName, string>> = {};
  for (const [name, reason] of Object.entries(raw?.off ?? {})) {
    if (isHintName(name)) {
      off[name] = reason.trim();
      continue;
    }
    const suggestion = problems.isLong ? undefined : nearest(name, hintNames);
    problems.add(
      'warning',
      [...path, 'hints', 'off', name],
      {
        message: suggestion
          ? `Unknown hint ${quote(name)}, did you mean \`${suggestion}\`?`
          : `Unknown hint ${quote(name)}`,
        expected: `one of ${hintNames.join(', ')}`,
        suggestion,
      },
      'key',
    );
  }
  return Object.keys(off).length > 0 ? { hintsOff: off } : {};
}
