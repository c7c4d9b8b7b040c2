import { writeAmount } from '@keyresults/backstage-plugin-okr-common';
import type {
  AnnotationChange,
  EvaluatedKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { unitOf } from './metrics';

/** What to change in the annotation, so that a key result promises another target value. @internal */
export function targetChange(
  objectiveId: string,
  { id, metric, keep }: Pick<EvaluatedKeyResult, 'id' | 'metric' | 'keep'>,
  amount: number,
): AnnotationChange[] {
  if (!metric) {
    return [];
  }
  const unit = unitOf(metric);
  const path = [objectiveId, 'keyResults', id];
  const written = writeAmount(amount, unit);
  if (keep) {
    return [
      { kind: 'set', path: [...path, 'keep'], value: `${keep.op} ${written}` },
    ];
  }
  const isNumber = unit === 'ratio' || unit === 'count';
  return [
    { kind: 'set', path: [...path, 'to'], value: isNumber ? amount : written },
  ];
}
