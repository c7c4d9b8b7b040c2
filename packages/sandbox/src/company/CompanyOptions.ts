/** @public */
export interface CompanyOptions {
  seed: number;
  /** The history ends here; what is generated for later shows as the clock gets there. */
  now: Date;
  /** How far beyond `now` things go on happening. Default 14. */
  daysToCome?: number;
  describedOutside?: DescribedOutside;
}

/**
 * By name, what the files of the repositories leave out: others tell the catalog about it, see `outsideEntities`.
 *
 * @public
 */
export interface DescribedOutside {
  groups?: readonly string[];
  services?: readonly string[];
}
