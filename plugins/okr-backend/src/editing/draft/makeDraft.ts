import {
  DescribedChange,
  DiffHunk,
  editCatalogFile,
  EditRefusal,
  Problem,
} from '@keyresults/backstage-plugin-okr-common';
import {
  changesBetween,
  easedInMidCycle,
  newErrors,
  problemsOf,
  Understanding,
} from './changesBetween';
import { documentDiff, documentPatch } from './documentDiff';
import { Source } from './Source';

/** What a change would do. @internal */
export interface Draft {
  annotation: string | undefined;
  /** The whole file, changed; undefined where there is no file. */
  text?: string;
  /** From what the person began with. */
  diff: DiffHunk[];
  changes: DescribedChange[];
  /** From what counts: what is shown of a proposal. */
  whole: { diff: DiffHunk[]; changes: DescribedChange[]; patch: string };
  problems: Problem[];
  /** Errors that were not there before. */
  newProblems: Problem[];
  /** What is eased in mid-cycle, compared to what counts, and to what the person began with. */
  eased: { whole: DescribedChange[]; now: DescribedChange[] };
  refusal?: EditRefusal;
}

/** @internal */
export interface DraftOptions extends Understanding {
  entityRef: string;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/**
 * Works out what a change would do, and does nothing.
 *
 * @internal
 */
export function makeDraft(
  source: Source,
  annotation: string | undefined,
  options: DraftOptions,
): Draft {
  const { annotation: current, mainAnnotation: main } = source;
  const changes = changesBetween(current, annotation, options);
  const wholeChanges = changesBetween(main, annotation, options);
  return {
    annotation,
    ...textsOf(source, annotation, wholeChanges, options),
    changes,
    problems: problemsOf(annotation, options),
    newProblems: newErrors(current, annotation, options),
    eased: {
      whole: easedInMidCycle(wholeChanges, main, options, options.now),
      // Without a proposal both are the same.
      now:
        current === main
          ? []
          : easedInMidCycle(changes, current, options, options.now),
    },
  };
}

function textsOf(
  { annotation: current, file, refusal }: Source,
  annotation: string | undefined,
  changes: DescribedChange[],
  { entityRef }: DraftOptions,
): Pick<Draft, 'diff' | 'whole' | 'text' | 'refusal'> {
  if (!file) {
    const changed = wholeText(current ?? '', annotation ?? '');
    const diff = documentDiff(changed);
    return {
      diff,
      whole: { diff, changes, patch: '' },
      ...(refusal && { refusal }),
    };
  }
  const edit = editCatalogFile(
    file.text,
    { entityRef, fileName: file.path },
    annotation,
  );
  if (edit.kind === 'refused') {
    const { reason, message, advice } = edit;
    return {
      diff: [],
      whole: { diff: [], changes, patch: '' },
      refusal: refusal ?? { reason, message, advice },
    };
  }
  const { text } = edit;
  const { mainText, mainLines, path } = file;
  const whole = { before: mainText, after: text, lines: mainLines };
  const isSafe = isSameOutside(whole);
  return {
    text,
    diff: documentDiff({ before: file.text, after: text, lines: file.lines }),
    whole: {
      changes,
      diff: isSafe ? documentDiff(whole) : [],
      patch: isSafe ? documentPatch(path, whole) : '',
    },
    ...(refusal && { refusal }),
  };
}

/** Somebody may have changed more on the branch of a proposal: then only our own change is shown. */
function isSameOutside({
  before,
  after,
  lines,
}: {
  before: string;
  after: string;
  lines: { first: number; last: number };
}): boolean {
  const one = before.split('\n');
  const other = after.split('\n');
  const following = one.length - lines.last;
  return (
    one.slice(0, lines.first - 1).join('\n') ===
      other.slice(0, lines.first - 1).join('\n') &&
    one.slice(lines.last).join('\n') ===
      other.slice(other.length - following).join('\n')
  );
}

function wholeText(before: string, after: string) {
  const last = before.split(/(?<=\n)/).length;
  return { before, after, lines: { first: 1, last } };
}
