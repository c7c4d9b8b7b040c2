import {
  carriesKeyResults,
  OKR_ANNOTATION,
  okrKinds,
  ParsedAnnotation,
} from '@keyresults/backstage-plugin-okr-common';
import {
  FileFault,
  FoundAnnotation,
  LinePlaces,
  readDocuments,
} from './catalog';
import { hintsIn } from './hintsIn';
import { Knowledge, parseWith } from './Knowledge';
import { LintedAnnotation, LintProblem } from './LintReport';

const FAULTS_SHOWN = 20;

const annotationRule = { rule: 'annotation' } as const;

/** An annotation whose text stands in a file of its own. @internal */
export interface Include {
  target: string;
  entityRef?: string;
  /** Where it is asked for. */
  at: Pick<LintProblem, 'file' | 'line' | 'column' | 'source'>;
}

/** @internal */
export interface FileReport {
  annotations: LintedAnnotation[];
  problems: LintProblem[];
  includes: Include[];
}

/**
 * Checks a catalog file.
 *
 * @throws FileTooLargeError when there is more in it than is read
 * @internal
 */
export function checkFile(
  file: string,
  text: string,
  knowledge: Knowledge,
): FileReport {
  const places = new LinePlaces(text);
  const report: FileReport = { annotations: [], problems: [], includes: [] };
  const at = (offset: number) => ({
    file,
    ...places.placeOf(offset),
    source: places.lineAt(offset),
  });
  const { annotations, faults } = readDocuments(text);
  for (const { from, ...said } of shortened(faults)) {
    report.problems.push({
      ...at(from),
      severity: 'error',
      rule: 'yaml',
      ...said,
    });
  }
  for (const found of annotations) {
    const { entityRef, keyFrom, valueFrom, value } = found;
    const of = { ...(entityRef && { entityRef }) };
    const complain = complaintOf(found);
    if (complain) {
      report.problems.push({ ...at(complain.from), ...complain.said, ...of });
    }
    if (value.is === 'include') {
      report.includes.push({ target: value.target, ...of, at: at(valueFrom) });
      continue;
    }
    if (value.is === 'other') continue;
    const parsed = parseWith(knowledge, value.text);
    const { line, column } = places.placeOf(keyFrom);
    report.annotations.push({ file, line, column, ...of, ...sizeOf(parsed) });
    const inside = new LinePlaces(value.text);
    for (const { position, path, ...said } of [
      ...parsed.problems.map(problem => ({ ...problem, ...annotationRule })),
      ...hintsIn(value.text, parsed, knowledge),
    ]) {
      const offset =
        value.traced?.originOf(inside.offsetOf(position), valueFrom) ??
        valueFrom;
      report.problems.push({
        ...at(offset),
        ...said,
        ...of,
        path,
      });
    }
  }
  return report;
}

/** Checks a file that holds nothing but an annotation's text. @internal */
export function checkIncluded(
  file: string,
  text: string,
  { at, entityRef }: Include,
  knowledge: Knowledge,
): Omit<FileReport, 'includes'> {
  const places = new LinePlaces(text);
  const parsed = parseWith(knowledge, text);
  const of = { ...(entityRef && { entityRef }) };
  const { line, column } = at;
  return {
    annotations: [{ file: at.file, line, column, ...of, ...sizeOf(parsed) }],
    problems: [
      ...parsed.problems.map(problem => ({ ...problem, ...annotationRule })),
      ...hintsIn(text, parsed, knowledge),
    ].map(({ position, path, ...said }) => ({
      file,
      ...position,
      source: places.lineAt(places.offsetOf(position)),
      ...said,
      ...of,
      path,
    })),
  };
}

function sizeOf({ objectives }: ParsedAnnotation) {
  const keyResults = objectives.flatMap(it => it.keyResults).length;
  return { objectives: objectives.length, keyResults };
}

/** Nobody reads hundreds of faults of one file, which may not be YAML at all. */
function shortened(faults: readonly FileFault[]): FileFault[] {
  const shown = faults.slice(0, FAULTS_SHOWN);
  const rest = faults.slice(FAULTS_SHOWN);
  if (rest.length > 0) {
    const message = `There are ${rest.length} more faults of YAML from here on`;
    shown.push({ from: rest[0].from, message });
  }
  return shown;
}

type Said = Pick<LintProblem, 'severity' | 'rule' | 'message' | 'expected'>;

/** What is wrong with the annotation before its text is read. */
function complaintOf({
  kind,
  keyFrom,
  valueFrom,
  value,
}: FoundAnnotation): { from: number; said: Said } | undefined {
  if (value.is === 'other') {
    return {
      from: valueFrom,
      said: {
        severity: 'error',
        rule: 'entity',
        message: `The annotation is ${value.what}, and the catalog takes text only`,
        expected: `a block scalar: \`${OKR_ANNOTATION}: |\` and the objectives below it`,
      },
    };
  }
  if (!kind || carriesKeyResults(kind)) return undefined;
  return {
    from: keyFrom,
    said: {
      severity: 'warning',
      rule: 'entity',
      message: `Key results of the kind ${kind} are not evaluated`,
      expected: `one of ${okrKinds.join(', ')}`,
    },
  };
}
