import { CycleOptions } from '../../cycles';
import { MetricDefinition } from '../../metrics';
import { annotationLimits } from '../annotations';
import { ObjectiveDefinition, ParsedAnnotation } from '../model';
import { ProblemList } from '../problems/ProblemList';
import { pathAt } from '../yaml/locate';
import { readYaml } from '../yaml/readYaml';
import { YamlFault, YamlTree } from '../yaml/YamlTree';
import { parseObjective } from './parseObjective';
import { ParseContext } from './ParseContext';

/** @public */
export interface ParseAnnotationOptions {
  /** Every metric that can be asked for: those of the installed modules. */
  metrics: readonly MetricDefinition[];
  /** How the organization's year lies in the calendar; calendar years in UTC if absent. */
  cycles?: CycleOptions;
}

/**
 * Reads the value of the annotation `keyresults.dev/okrs`. Never throws because of the text: what cannot be understood
 * becomes a problem that says where it stands and what was expected, and takes nothing else with it. Text beyond
 * {@link annotationLimits} is refused as a whole.
 *
 * @throws RangeError when the cycle options are wrong
 * @public
 */
export function parseAnnotation(
  text: string,
  options: ParseAnnotationOptions,
): ParsedAnnotation {
  if (text.length > annotationLimits.characters) {
    return { objectives: [], problems: [tooLong(text)] };
  }
  const { tree, faults } = readYaml(text);
  const problems = new ProblemList(text, tree);
  const isFaulty = reportFaults(faults, tree, problems);
  const objectives = tree
    ? readObjectives(tree, isFaulty, {
        metrics: new Map(options.metrics.map(metric => [metric.id, metric])),
        cycles: options.cycles ?? {},
        problems,
        tree,
        commitment: 'committed',
      })
    : [];
  return {
    objectives,
    problems: problems.toArray(),
    ...(faults.length > 0 && { isMalformed: true }),
  };
}

function tooLong(text: string): ParsedAnnotation['problems'][number] {
  return {
    path: [],
    position: { line: 1, column: 1 },
    severity: 'error',
    message: `The annotation is too long to be read: ${text.length} characters`,
    expected: `at most ${annotationLimits.characters} characters, enough for about 300 key results`,
  };
}

type IsFaulty = (objective: string, keyResult: string) => boolean;

/** @returns whether a fault stands in a key result */
function reportFaults(
  faults: readonly YamlFault[],
  tree: YamlTree | undefined,
  problems: ProblemList,
): IsFaulty {
  const faulty = new Set<string>();
  const keyOf = (...ids: string[]) => JSON.stringify(ids);
  for (const fault of faults) {
    const path =
      fault.path ?? (tree && !problems.isLong ? pathAt(tree, fault.from) : []);
    problems.addAt('error', path, fault, fault.from);
    faulty.add(keyOf(path[0], path[2]));
  }
  // With hundreds of faults it no longer matters where each one is: nothing that was read can be relied on.
  return problems.isLong
    ? () => true
    : (objective, keyResult) => faulty.has(keyOf(objective, keyResult));
}

function readObjectives(
  tree: YamlTree,
  isFaulty: IsFaulty,
  context: ParseContext,
): ObjectiveDefinition[] {
  const { problems } = context;
  if (tree.kind === 'scalar' && tree.value === null) {
    if (problems.errors === 0) {
      problems.add('warning', [], {
        message: 'The annotation is empty',
        expected: 'objectives by id',
      });
    }
    return [];
  }
  if (tree.kind !== 'map') {
    problems.add('error', [], {
      message: 'The annotation is not a map',
      expected: 'objectives by id: `no-waiting:` and its fields below',
    });
    return [];
  }
  const objectives: ObjectiveDefinition[] = [];
  for (const [id, { value }] of tree.entries) {
    const objective = parseObjective(
      id,
      value,
      keyResult => isFaulty(id, keyResult),
      context,
    );
    if (objective) {
      objectives.push(objective);
    }
  }
  return objectives;
}
