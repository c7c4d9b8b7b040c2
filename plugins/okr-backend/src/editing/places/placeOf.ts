import { posix } from 'node:path';
import {
  ANNOTATION_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import {
  carriesKeyResults,
  EditRefusal,
  OKR_ANNOTATION,
  okrKinds,
  OKRS_FROM_ANNOTATION,
} from '@keyresults/backstage-plugin-okr-common';
import { FileHost, HostedFile } from '@keyresults/backstage-plugin-okr-node';

/** Where the annotation of an entity is kept. @internal */
export type Place =
  | { kind: 'hosted'; host: FileHost; file: HostedFile }
  | { kind: 'local'; path: string }
  /** A file in a place that nobody here can write to. */
  | { kind: 'foreign'; url: string; fileName: string }
  /** No file. */
  | { kind: 'overlay' }
  | { kind: 'nowhere'; refusal: EditRefusal };

/** @internal */
export interface PlaceOptions {
  hosts: readonly Pick<FileHost, 'locate'>[];
  allowLocalFiles: boolean;
  overlays: boolean;
  readOnlyLocations: readonly string[];
}

const PLAIN = 'Register the file again by its plain address.';

/**
 * Decides where a change of an entity's annotation goes, from the one annotation that only the catalog writes. What
 * whoever writes the YAML can set (`edit-url`, `view-url`, `source-location`) counts for nothing.
 *
 * @internal
 */
export function placeOf<Host extends FileHost>(
  entity: Entity,
  options: PlaceOptions & { hosts: readonly Host[] },
): Place {
  if (!carriesKeyResults(entity.kind)) {
    return nowhere(
      'kind',
      `Key results of the kind ${entity.kind} are not evaluated.`,
      `Give them to one of ${okrKinds.join(', ')}.`,
    );
  }
  const written = entity.metadata.annotations?.[ANNOTATION_LOCATION];
  const location = written === undefined ? undefined : readLocation(written);
  const isReadOnly =
    written !== undefined &&
    options.readOnlyLocations.some(it => isBelow(written, it));
  if (!location || isReadOnly) {
    return withoutFile(entity, options);
  }
  switch (location.type) {
    case 'url':
      return behindAddress(entity, location.target, options);
    case 'file':
      return options.allowLocalFiles
        ? { kind: 'local', path: location.target }
        : withoutFile(entity, options);
    default:
      return withoutFile(entity, options);
  }
}

/** Whether key results come with the entity, and not from what is kept here. @internal */
export function bringsKeyResults({ metadata }: Entity): boolean {
  const { annotations = {} } = metadata;
  return (
    annotations[OKR_ANNOTATION] !== undefined &&
    !annotations[OKRS_FROM_ANNOTATION]?.startsWith('overlay@')
  );
}

/** Hosts take their names, and some of them all of a path, in any case. */
function isBelow(written: string, beginning: string): boolean {
  const [one, other] = [written, beginning].map(it =>
    it.toLocaleLowerCase('en-US'),
  );
  return one.startsWith(other);
}

function readLocation(
  written: string,
): { type: string; target: string } | undefined {
  try {
    return parseLocationRef(written);
  } catch {
    return undefined;
  }
}

function behindAddress(
  entity: Entity,
  target: string,
  options: PlaceOptions & { hosts: readonly FileHost[] },
): Place {
  for (const host of options.hosts) {
    const located = host.locate(target);
    switch (located?.kind) {
      case 'file':
        return { kind: 'hosted', host, file: located.file };
      case 'noFile':
        return withoutFile(entity, options);
      case 'refused':
        return nowhere('location', located.message, PLAIN);
      default:
    }
  }
  const url = URL.parse(target);
  const path = url ? filePathIn(url) : undefined;
  if (!url || path === undefined) {
    return withoutFile(entity, options);
  }
  const fileName = isPlain(url, target) ? fileNameOf(path) : undefined;
  return fileName !== undefined
    ? { kind: 'foreign', url: target, fileName }
    : nowhere(
        'location',
        'The location of the entity is not followed: its address is not a plain one.',
        PLAIN,
      );
}

/**
 * The path of the file that an address names, as it is written there; undefined where it names none: providers of
 * organizations give addresses of teams and people. Azure DevOps has it behind `?path=`.
 */
function filePathIn({ pathname, searchParams }: URL): string | undefined {
  return [encodePath(searchParams.get('path')), pathname].find(it =>
    /\.(ya?ml|json)$/i.test(it),
  );
}

function encodePath(path: string | null): string {
  return encodeURIComponent(path ?? '').replaceAll('%2F', '/');
}

/** Undefined where a patch cannot name it. */
function fileNameOf(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return isOdd(decoded) ? undefined : posix.basename(decoded);
  } catch {
    return undefined;
  }
}

/** Nothing that two readers could understand differently. */
function isPlain(url: URL, target: string): boolean {
  const { protocol, username, password } = url;
  return (
    /^https?:$/.test(protocol) &&
    username === '' &&
    password === '' &&
    !isOdd(target)
  );
}

function isOdd(text: string): boolean {
  return /\p{Cc}|\\/u.test(text);
}

function withoutFile(entity: Entity, { overlays }: PlaceOptions): Place {
  if (bringsKeyResults(entity)) {
    return nowhere(
      'provided',
      'The key results come with the entity from a place that cannot be written to, and they win over what would be kept here.',
      'Change them where the entity comes from.',
    );
  }
  return overlays
    ? { kind: 'overlay' }
    : nowhere(
        'noFile',
        'No file describes this entity, and keeping key results here is switched off.',
        'Describe the entity in a catalog file.',
      );
}

function nowhere(reason: string, message: string, advice: string): Place {
  return { kind: 'nowhere', refusal: { reason, message, advice } };
}
