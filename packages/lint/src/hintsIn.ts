import {
  hintsOfAnnotation,
  ParsedAnnotation,
  pathOfHint,
  positionsIn,
  Position,
} from '@keyresults/backstage-plugin-okr-common';
import { Knowledge } from './Knowledge';
import { LintProblem } from './LintReport';

/**
 * What the text alone tells about the quality of its key results. What is a problem of the same field already is not
 * said twice.
 *
 * @internal
 */
export function hintsIn(
  text: string,
  { objectives, problems }: ParsedAnnotation,
  { metrics }: Knowledge,
): (Pick<
  LintProblem,
  'severity' | 'rule' | 'message' | 'hint' | 'suggestion'
> & {
  path: string[];
  position: Position;
})[] {
  const hints = hintsOfAnnotation(objectives, metrics);
  if (hints.length === 0) {
    return [];
  }
  const positionOf = positionsIn(text);
  const said = new Set(problems.map(({ path }) => path.join('/')));
  return hints
    .map(hint => ({ hint, path: pathOfHint(hint) }))
    .filter(({ path }) => !said.has(path.join('/')))
    .map(({ hint, path }) => ({
      path,
      position: positionOf(path),
      severity: 'note',
      rule: 'hint',
      hint: hint.name,
      message: `${hint.reason} ${hint.advice}`,
      ...(hint.metric !== undefined &&
        hint.field === 'metric' && { suggestion: hint.metric }),
    }));
}
