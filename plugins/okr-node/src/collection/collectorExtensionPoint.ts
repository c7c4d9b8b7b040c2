import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Collector } from './Collector';

/** @public */
export interface CollectorExtensionPoint {
  /** @throws when a collector of the same id, or one of its metrics, is there already. */
  addCollector(collector: Collector): void;
}

/**
 * Where a backend module hands its collector to the OKR backend.
 *
 * @public
 */
export const collectorExtensionPoint =
  createExtensionPoint<CollectorExtensionPoint>({ id: 'okr.collectors' });
