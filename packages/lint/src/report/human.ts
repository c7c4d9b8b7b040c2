import { styleText } from 'node:util';
import { counted, countOf, LintProblem, LintReport } from '../LintReport';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const colours = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/** So much of a long line is shown. */
const WIDTH = 110;

/** For people: each problem with the line it stands in. @internal */
export function humanReport(report: LintReport, isColoured: boolean): string {
  const paint: Paint = (style, text) =>
    isColoured ? styleText(style, text, { validateStream: false }) : text;
  const blocks = [
    ...report.problems.map(problem => described(problem, paint)),
    ...report.failures.map(
      ({ file, message }) =>
        `${named(file)} ${paint('red', 'not checked')} ${printable(message)}\n`,
    ),
  ];
  return [...blocks, `${summaryOf(report)}\n`].join('\n');
}

/** @internal */
export function summaryOf(report: LintReport): string {
  const { annotations, failures, files } = report;
  const keyResults = annotations.reduce((sum, it) => sum + it.keyResults, 0);
  const notes = countOf(report, 'note');
  const parts = [
    counted(countOf(report, 'error'), 'error'),
    counted(countOf(report, 'warning'), 'warning'),
    ...(notes > 0 ? [counted(notes, 'hint')] : []),
    ...(failures.length > 0 ? [`${failures.length} not checked`] : []),
  ];
  const looked = `${counted(keyResults, 'key result')} of ${
    annotations.length
  } ${annotations.length === 1 ? 'entity' : 'entities'} in ${counted(
    files.length,
    'file',
  )}`;
  return `${parts.join(', ')}: ${looked}`;
}

function described(problem: LintProblem, paint: Paint): string {
  const { column, expected, file, hint, line, message, severity, suggestion } =
    problem;
  const colour = colours[severity];
  const gutter = ' '.repeat(String(line).length);
  const hints = [
    ...(hint === undefined ? [] : [`hint ${hint}`]),
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(suggestion === undefined ? [] : [`suggestion: ${suggestion}`]),
  ];
  const { shown, mark } = frameOf(problem);
  const bar = paint('dim', '|');
  return [
    `${named(file)}:${line}:${column} ${paint(colour, severity)} ${printable(
      message,
    )}`,
    `  ${paint('dim', String(line))} ${bar} ${shown}`,
    `  ${gutter} ${bar} ${mark}${paint(colour, '^')}`,
    ...hints.map(said => `  ${gutter} = ${printable(said)}`),
    '',
  ].join('\n');
}

/** The part of the line around the problem, and what stands before the mark below it. */
function frameOf({ column, source }: LintProblem) {
  const cut = column > WIDTH - 20 ? column - Math.floor(WIDTH / 2) : 0;
  const before = cut > 0 ? '…' : '';
  const after = source.length > cut + WIDTH ? '…' : '';
  const shown = printable(source.slice(cut, cut + WIDTH));
  return {
    shown: `${before}${shown}${after}`,
    mark: `${before}${shown.slice(0, column - 1 - cut)}`.replace(/[^\t]/g, ' '),
  };
}

/** A line that begins so is a command to GitHub Actions. */
function named(file: string): string {
  return printable(/^\s*(?:::|##)/.test(file) ? `./${file}` : file);
}

/** Text of a file must not move the cursor or change colours. */
function printable(text: string): string {
  return text.replace(/(?!\t)\p{Cc}|[\u2028-\u202e\u2066-\u2069]/gu, '\uFFFD');
}
