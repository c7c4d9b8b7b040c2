import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** @internal */
export interface LocalText {
  text: string;
  /** Hash of the text. */
  version: string;
}

const MOST_BYTES = 2_000_000;

/**
 * Catalog files of this machine. Only those in the directories of configured locations, wherever symbolic links lead, are
 * read and written.
 *
 * @internal
 */
export class LocalFiles {
  readonly #directories: readonly string[];
  /** The last write of each file: several entities may stand in one. */
  readonly #writes = new Map<string, Promise<unknown>>();

  constructor(directories: readonly string[]) {
    this.#directories = directories;
  }

  /** Those of `catalog.locations`. */
  static fromConfig(config: RootConfigService): LocalFiles {
    const locations = config.getOptionalConfigArray('catalog.locations') ?? [];
    return new LocalFiles(
      locations
        .filter(location => location.getString('type') === 'file')
        .map(location => directoryOf(location.getString('target'))),
    );
  }

  /** @throws InputError when it is outside, or no text file */
  async read(path: string): Promise<LocalText> {
    return readText(await this.#realPathOf(path));
  }

  /**
   * Replaces a file at once, so that the catalog never reads half of it.
   *
   * @param version - of the text that it replaces
   * @returns false when the file is another one by now
   * @throws InputError when it is outside, or no text file
   */
  async write(path: string, text: string, version: string): Promise<boolean> {
    const real = await this.#realPathOf(path);
    const replace = () => this.#replace(path, real, text, version);
    const write = (this.#writes.get(real) ?? Promise.resolve()).then(
      replace,
      replace,
    );
    this.#writes.set(real, write);
    try {
      return await write;
    } finally {
      if (this.#writes.get(real) === write) {
        this.#writes.delete(real);
      }
    }
  }

  async #replace(
    path: string,
    real: string,
    text: string,
    version: string,
  ): Promise<boolean> {
    const { mode } = await stat(real);
    const temporary = join(
      dirname(real),
      `.${basename(real)}.${randomUUID()}.tmp`,
    );
    try {
      const file = await open(temporary, 'wx', mode);
      try {
        await file.writeFile(text);
        await file.chmod(mode);
        await file.sync();
      } finally {
        await file.close();
      }
      // Again, as late as can be: a link may have been turned in the meantime.
      const isSame =
        (await this.#realPathOf(path)) === real &&
        (await this.#realPathOf(temporary)) === temporary &&
        (await readText(real)).version === version;
      if (isSame) {
        await rename(temporary, real);
      }
      return isSame;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async #realPathOf(path: string): Promise<string> {
    if (path.includes('\0') || path.split(/[\\/]/).includes('..')) {
      throw outside();
    }
    const real = await realpath(path).catch(() => {
      throw new InputError('The file of the entity is not there any more');
    });
    for (const directory of this.#directories) {
      const root = await realpath(directory).catch(() => undefined);
      if (root !== undefined && real.startsWith(withSeparator(root))) {
        return real;
      }
    }
    throw outside();
  }
}

function outside(): InputError {
  return new InputError(
    'The file of the entity is outside of the directories of catalog.locations, so that it is not written to',
  );
}

/** Of a pattern, what stands before the first sign that is one. */
function directoryOf(target: string): string {
  const [fixed] = target.split(/[*?{[]/);
  return fixed === target
    ? dirname(resolve(target))
    : dirname(resolve(`${fixed}x`));
}

function withSeparator(directory: string): string {
  return directory.endsWith(sep) ? directory : `${directory}${sep}`;
}

async function readText(path: string): Promise<LocalText> {
  const found = await stat(path);
  if (!found.isFile() || found.size > MOST_BYTES) {
    throw new InputError('The file of the entity is no text file');
  }
  const bytes = await readFile(path);
  return { text: decode(bytes), version: hashOf(bytes) };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    throw new InputError('The file of the entity is not UTF-8 text');
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
