import { CycleOptions } from '../../cycles';
import { MetricDefinition } from '../../metrics';
import { ProblemList } from '../problems/ProblemList';
import { YamlTree } from '../yaml/YamlTree';

/** What every part of the parser needs. @internal */
export interface ParseContext {
  metrics: ReadonlyMap<string, MetricDefinition>;
  cycles: CycleOptions;
  problems: ProblemList;
  /** The whole annotation. */
  tree: YamlTree;
  /** What a key result is where it does not say so itself. */
  commitment: 'committed' | 'aspirational';
}
