import {
  IncidentReading,
  readIncident,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { IncidentVersion, isKnownVersion, knownAt, Target } from '../facts';
import { countingVersions } from './countingVersions';
import { factsNameOf, MeasuredMetric } from './MetricRegistry';
import { knownTargets, ScopeFacts } from './ScopeFacts';
import { Extent, extentOf, isExtentNear } from './shapes';

/** A version of an incident, as it was known and read as of an instant. @internal */
export interface KnownIncident {
  version: IncidentVersion;
  reading: IncidentReading;
}

interface Entry extends KnownIncident {
  extent: Extent;
  /** The version that counts: this one, or that of another target. */
  counting: IncidentVersion;
  countingExtent: Extent;
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
  readonly #byTargets = new Map<string, readonly Entry[]>();

  constructor(facts: ScopeFacts, metric: MeasuredMetric, asOf: number) {
    this.#facts = facts;
    this.#metric = metric;
    this.#asOf = asOf;
  }

  /**
   * Those that can matter to a window, each once: in the version that counts of it.
   *
   * @returns undefined when nothing is known, as `factsAsKnown`
   */
  counted(window: Window): KnownIncident[] | undefined {
    return this.#of(window)?.filter(
      ({ version, counting, extent }) =>
        counting === version && isExtentNear(extent, window),
    );
  }

  /** As {@link counted}, but one that has several targets comes once for each of them. */
  near(window: Window): KnownIncident[] | undefined {
    return this.#of(window)?.filter(
      ({ extent, countingExtent }) =>
        isExtentNear(extent, window) && isExtentNear(countingExtent, window),
    );
  }

  /** Of all targets that a window is told from: nearly always the same ones. */
  #of(window: Window): readonly Entry[] | undefined {
    const targets = knownTargets(this.#facts, {
      metric: this.#metric,
      window,
      asOf: this.#asOf,
    });
    if (!targets) {
      return undefined;
    }
    const key = targets.map(({ id }) => id).join(' ');
    const entries = this.#byTargets.get(key) ?? this.#read(targets);
    this.#byTargets.set(key, entries);
    return entries;
  }

  #read(targets: readonly Target[]): Entry[] {
    const name = factsNameOf(this.#metric.definition);
    const versions = this.#facts.tables.incidents.get(name);
    const asKnown = targets.map(({ id, pastKnownAt }) => ({
      id,
      known: knownAt(this.#asOf, pastKnownAt),
    }));
    const countingOf = countingVersions(versions, asKnown);
    const entries: Entry[] = [];
    for (const { id, known } of asKnown) {
      for (const version of versions?.get(id) ?? []) {
        if (isKnownVersion(version, known)) {
          const extent = extentOf(version);
          const counting = countingOf(version);
          entries.push({
            version,
            reading: readIncident(version, this.#asOf),
            extent,
            counting,
            countingExtent: counting === version ? extent : extentOf(counting),
          });
        }
      }
    }
    return entries;
  }
}
