import { countOf, LintReport } from '../LintReport';

/** The shape that `docs/lint.md` describes; fields may be added, none taken away. @internal */
export function jsonReport(report: LintReport): string {
  const { annotations, failures, files, problems } = report;
  const document = {
    version: 1,
    summary: {
      files: files.length,
      annotations: annotations.length,
      errors: countOf(report, 'error'),
      warnings: countOf(report, 'warning'),
      notes: countOf(report, 'note'),
      failures: failures.length,
    },
    problems: problems.map(({ source: _, ...problem }) => problem),
    failures,
    annotations,
    files,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
