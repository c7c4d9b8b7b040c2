import {
  IncidentReading,
  readIncident,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { IncidentVersion, isKnownVersion, knownAt } from '../facts';
import { countingVersions } from './countingVersions';
import { factsNameOf, MeasuredMetric } from './MetricRegistry';
import { knownTargets, ScopeFacts } from './ScopeFacts';
import {
  Extent,
  extentOf,
  isExtentNear,
  isIncidentNear,
  toIncident,
} from './shapes';

/** A version of an incident, as it was known and read as of an instant. @internal */
export interface KnownIncident {
  version: IncidentVersion;
  reading: IncidentReading;
  extent: Extent;
}

/**
 * The incidents of a scope as they were known as of an instant, each read once, however many windows are asked about.
 *
 * @internal
 */
export class KnownIncidents {
  readonly #facts: ScopeFacts;
  readonly #metric: MeasuredMetric;
  readonly #asOf: number;
  readonly #byTarget = new Map<number, readonly KnownIncident[]>();

  constructor(facts: ScopeFacts, metric: MeasuredMetric, asOf: number) {
    this.#facts = facts;
    this.#metric = metric;
    this.#asOf = asOf;
  }

  /**
   * Those that can matter to a window: one that has several targets comes once for each.
   *
   * @returns undefined when nothing is known, as `factsAsKnown`
   */
  near(window: Window): KnownIncident[] | undefined {
    const targets = knownTargets(this.#facts, {
      metric: this.#metric,
      window,
      asOf: this.#asOf,
    });
    if (!targets) {
      return undefined;
    }
    const countingOf = countingVersions(
      this.#versions,
      targets.map(({ id, pastKnownAt }) => ({
        id,
        known: knownAt(this.#asOf, pastKnownAt),
      })),
    );
    return targets.flatMap(({ id }) =>
      this.#of(id).filter(({ version, extent }) => {
        const counting = countingOf(version);
        return (
          isExtentNear(extent, window) &&
          (counting === version || isIncidentNear(counting, window))
        );
      }),
    );
  }

  get #versions() {
    const name = factsNameOf(this.#metric.definition);
    return this.#facts.tables.incidents.get(name);
  }

  #of(targetId: number): readonly KnownIncident[] {
    const before = this.#byTarget.get(targetId);
    if (before) {
      return before;
    }
    const { targets } = this.#facts;
    const known = knownAt(this.#asOf, targets.get(targetId)?.pastKnownAt);
    const incidents = (this.#versions?.get(targetId) ?? [])
      .filter(version => isKnownVersion(version, known))
      .map(version => ({
        version,
        reading: readIncident(toIncident(version), this.#asOf),
        extent: extentOf(version),
      }));
    this.#byTarget.set(targetId, incidents);
    return incidents;
  }
}
