import { FactItem } from '@keyresults/backstage-plugin-okr-common';
import { ItemsPage } from '../facts';

/** The items of some targets behind a number, as the estimator saw them. @internal */
export interface FactSource {
  page(
    targetIds: readonly number[],
    options: { cursor?: string; limit: number },
  ): Promise<ItemsPage<FactItem>>;
  /** Of items that are not among those of the targets shown. */
  countHidden(
    hiddenIds: readonly number[],
    visibleIds: readonly number[],
  ): Promise<number>;
}
