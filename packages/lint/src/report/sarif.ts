import { LintProblem, LintReport, LintRule } from '../LintReport';

const rules: { id: LintRule; name: string; text: string; help: string }[] = [
  {
    id: 'annotation',
    name: 'KeyResults',
    text: 'Objectives and key results are understood as they are written.',
    help: 'The annotation keyresults.dev/okrs holds objectives by id, each with its key results. Each result says what was expected instead.',
  },
  {
    id: 'entity',
    name: 'KeyResultsOfEntity',
    text: 'The annotation is text, on an entity whose key results are evaluated.',
    help: 'Write the annotation as a block scalar (keyresults.dev/okrs: |) on a Component, System, Domain, Group or User.',
  },
  {
    id: 'hint',
    name: 'BetterKeyResults',
    text: 'Key results show whether anything got better.',
    help: 'A key result could be better. A hint that does not hold is switched off beside it, with the reason: hints: { off: { <name>: <reason> } }.',
  },
  {
    id: 'yaml',
    name: 'CatalogFile',
    text: 'The catalog file is valid YAML.',
    help: 'The catalog does not read an entity whose document is not valid YAML.',
  },
];

const ruleId = (rule: LintRule) => `okr/${rule}`;

/** SARIF 2.1.0, as code scanning takes it. @internal */
export function sarifReport(report: LintReport, version: string): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'okr-lint',
            version,
            semanticVersion: version,
            rules: rules.map(({ id, name, text, help }) => ({
              id: ruleId(id),
              name,
              shortDescription: { text },
              help: { text: help },
              defaultConfiguration: { level: id === 'hint' ? 'note' : 'error' },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.failures.length === 0,
            toolExecutionNotifications: report.failures.map(
              ({ file, message }) => ({
                level: 'error',
                message: { text: `${file} was not checked: ${message}` },
              }),
            ),
          },
        ],
        results: report.problems.map(resultOf),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf(problem: LintProblem) {
  const { column, entityRef, expected, file, line, message, path } = problem;
  const stop = message.endsWith('?') ? '' : '.';
  const hint = expected === undefined ? '' : `${stop} Expected ${expected}`;
  return {
    ruleId: ruleId(problem.rule),
    ruleIndex: rules.findIndex(({ id }) => id === problem.rule),
    level: problem.severity,
    message: { text: `${message}${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: file.split('/').map(encodeURIComponent).join('/'),
            uriBaseId: '%SRCROOT%',
          },
          region: { startLine: line, startColumn: column },
        },
        ...(entityRef && {
          logicalLocations: [
            {
              fullyQualifiedName: [entityRef, ...(path ?? [])].join('#'),
            },
          ],
        }),
      },
    ],
  };
}
