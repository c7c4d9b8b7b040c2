import { PromiseChange } from '../api';
import { AnnotationVersion } from './AnnotationVersion';

/** When a change was first seen, and where that is known who made it, why and with what. @public */
export type WhoMade = Pick<
  PromiseChange,
  'at' | 'by' | 'reason' | 'url' | 'commit'
>;

/** @internal */
export function whoMade({
  recordedAt,
  changedBy,
  reason,
  url,
  commit,
}: AnnotationVersion): WhoMade {
  return {
    at: new Date(recordedAt).toISOString(),
    ...(changedBy !== undefined && { by: changedBy }),
    ...(reason !== undefined && { reason }),
    ...(url !== undefined && { url }),
    ...(commit !== undefined && { commit }),
  };
}
