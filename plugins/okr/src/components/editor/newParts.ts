import type {
  AnnotationChange,
  MetricDefinition,
} from '@keyresults/backstage-plugin-okr-common';
import { WrittenKind } from './written';

function freeId(prefix: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${prefix}${number}`)) {
    number++;
  }
  return `${prefix}${number}`;
}

const keyResultPrefix = 'key-result-';
const objectivePrefix = 'objective-';

/** What nobody has written yet is left out: an empty text would leave its quotes behind. */
function fieldsOfNew(
  kind: WrittenKind,
  metric: MetricDefinition | undefined,
): Record<string, string | number | boolean> {
  switch (kind) {
    case 'metric':
      return { metric: metric?.id ?? '', from: 'measured' };
    case 'habit':
      return { habit: '1 per week' };
    case 'milestone':
      return { done: false };
    default:
      return { from: 0 };
  }
}

/** What a key result begins with. @internal */
export const newKeyResult = {
  isNewId: (id: string) => /^key-result-\d+$/.test(id),

  change(
    objectiveId: string,
    kind: WrittenKind,
    taken: readonly string[],
    metric?: MetricDefinition,
  ): AnnotationChange {
    return {
      kind: 'add',
      path: [objectiveId, 'keyResults', freeId(keyResultPrefix, taken)],
      value: fieldsOfNew(kind, metric),
    };
  },
};

/** What an objective begins with. @internal */
export const newObjective = {
  isNewId: (id: string) => /^objective-\d+$/.test(id),

  change(taken: readonly string[], cycle: string): AnnotationChange {
    return {
      kind: 'add',
      path: [freeId(objectivePrefix, taken)],
      value: { cycle, keyResults: {} },
    };
  },
};
