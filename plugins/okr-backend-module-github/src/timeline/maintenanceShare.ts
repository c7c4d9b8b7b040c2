import { SpanFact } from '@keyresults/backstage-plugin-okr-node';
import { CommonFields, instant } from './fields';
import { PullRequest } from './PullRequest';
import { Step } from './walk';

/**
 * What makes a pull request maintenance; one match is enough. All compare without regard to case.
 *
 * @internal
 */
export interface MaintenanceRules {
  /** Whole label names. */
  labels: readonly string[];
  /** How a title begins, for instance `chore:`; `chore(scope):` and `chore!:` match it too. */
  titlePrefixes: readonly string[];
  /** How the path of every changed file begins, for instance `docs/`. */
  paths: readonly string[];
}

/** @internal */
export function isMaintenance(
  pull: Pick<PullRequest, 'labels' | 'title' | 'paths'>,
  rules: MaintenanceRules,
): boolean {
  const labels = new Set(pull.labels.map(label => label.toLowerCase()));
  if (rules.labels.some(label => labels.has(label.toLowerCase()))) return true;

  const title = pull.title.trim().toLowerCase();
  const plainTitle = title.replace(/^([\w-]+)(\([^)]*\))?!?:/, '$1:');
  for (const prefix of rules.titlePrefixes) {
    const start = prefix.toLowerCase();
    if (title.startsWith(start) || plainTitle.startsWith(start)) return true;
  }

  return (
    rules.paths.length > 0 &&
    pull.paths.length > 0 &&
    pull.paths.every(path =>
      rules.paths.some(start =>
        path.toLowerCase().startsWith(start.toLowerCase()),
      ),
    )
  );
}

/** One fact for a merged pull request, at the instant of the merge. @internal */
export function maintenanceShareFacts(
  pull: PullRequest,
  steps: Step[],
  rules: MaintenanceRules,
  common: CommonFields,
): SpanFact[] {
  const merge = steps.find(step => step.event.kind === 'merged');
  if (!merge) return [];
  return [
    {
      ...common,
      metric: 'github.maintenanceShare',
      key: 'maintenanceShare',
      start: instant(merge.at),
      end: instant(merge.at),
      outcome: 'answered',
      matches: isMaintenance(pull, rules),
    },
  ];
}
