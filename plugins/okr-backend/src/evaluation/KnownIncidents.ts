import {
  IncidentReading,
  readIncident,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { IncidentVersion, isKnownVersion, knownAt } from '../facts';
import { factsNameOf, MeasuredMetric } from './MetricRegistry';
import { knownTargets, ScopeFacts } from './ScopeFacts';
import { Extent, extentOf, isExtentNear, toIncident } from './shapes';

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
    return knownTargets(this.#facts, {
      metric: this.#metric,
      window,
      asOf: this.#asOf,
    })?.flatMap(({ id }) =>
      this.#of(id).filter(({ extent }) => isExtentNear(extent, window)),
    );
  }

  #of(targetId: number): readonly KnownIncident[] {
    const before = this.#byTarget.get(targetId);
    if (before) {
      return before;
    }
    const { tables, targets } = this.#facts;
    const name = factsNameOf(this.#metric.definition);
    const known = knownAt(this.#asOf, targets.get(targetId)?.pastKnownAt);
    const incidents = (tables.incidents.get(name)?.get(targetId) ?? [])
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
