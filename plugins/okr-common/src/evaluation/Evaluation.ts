import { EvaluatedKeyResult } from '../api';
import { Assessment } from './KeyResultInput';

/** How a key result of one kind stands, and what is shown of it besides. @internal */
export interface Evaluation {
  assessment: Assessment;
  shown: Partial<EvaluatedKeyResult>;
}
