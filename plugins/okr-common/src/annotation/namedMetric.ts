import { Problem } from './model';

/**
 * The metric that a problem is about: the id that stands where the problem does. For whoever does not know all metrics
 * of an installation and has to leave some of the problems to those who do.
 *
 * @param text - the annotation
 * @returns undefined when the problem is about something else
 * @public
 */
export function namedMetric(
  text: string,
  { path, position }: Problem,
): string | undefined {
  if (path[path.length - 1] !== 'metric') return undefined;
  const line = text.split('\n')[position.line - 1] ?? '';
  return /^["']?([A-Za-z][\w-]*(?:\.[\w-]+)+)/.exec(
    line.slice(position.column - 1),
  )?.[1];
}
