import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { OKR_ANNOTATION } from '@keyresults/backstage-plugin-okr-common';
import { codeOf, reasonOf } from './findFiles';

/** Larger files are not read: an annotation has at most 64 kB. */
const LIMIT_BYTES = 1024 * 1024;

/** @internal */
export type TextReading =
  | { text: string }
  | { failure: string }
  /** Not a file of the catalog. */
  | { skipped: true };

/**
 * Reads a file as text.
 *
 * @param isCertain - false to leave out files that do not look like a file of the catalog
 * @internal
 */
export async function readText(
  path: string,
  isCertain: boolean,
): Promise<TextReading> {
  try {
    const found = await stat(path);
    if (!found.isFile()) {
      return isCertain ? { failure: 'It is not a file' } : { skipped: true };
    }
    if (found.size > LIMIT_BYTES) {
      return isCertain || (await mentionsKeyResults(path))
        ? {
            failure: `It is too large to be read: more than ${LIMIT_BYTES} bytes`,
          }
        : { skipped: true };
    }
    const bytes = await readFile(path);
    if (!isCertain && !looksLikeCatalog(bytes)) return { skipped: true };
    return decode(bytes);
  } catch (error) {
    // A link that leads nowhere is nobody's catalog file unless someone says so.
    return codeOf(error) === 'ENOENT' && !isCertain
      ? { skipped: true }
      : { failure: reasonOf(error) };
  }
}

function looksLikeCatalog(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  return (
    text.includes(OKR_ANNOTATION) ||
    /^[\s{]*["']?apiVersion["']?\s*:\s*["']?backstage\.io\//m.test(text)
  );
}

function decode(bytes: Buffer): TextReading {
  if (bytes.includes(0)) return { failure: 'It is not a text file' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { failure: 'It is not a text file in UTF-8' };
  }
}

async function mentionsKeyResults(path: string): Promise<boolean> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'latin1')) {
    const text = rest + chunk;
    if (text.includes(OKR_ANNOTATION)) return true;
    rest = text.slice(-OKR_ANNOTATION.length);
  }
  return false;
}
