import { Incident, IncidentPhase, incidentPhases } from './Incident';

const DAY = 86_400_000;
const YEAR_2000 = Date.UTC(2000, 0, 1);

/** Phases further apart than this are taken for a mistyped date. */
const LONGEST_GAP = 180 * DAY;

/** Two phases, in the order in which they should come. @public */
export type PhasePair = readonly [IncidentPhase, IncidentPhase];

/**
 * The phases of an incident as of an instant, and which of them may be believed.
 *
 * @public
 */
export interface PhaseReading {
  /** Phases that may be used. */
  usable: Partial<Record<IncidentPhase, number>>;
  /** Phases that are known, but not to be believed. */
  suspect: ReadonlySet<IncidentPhase>;
  /** Before the year 2000, or more than a day after they were learned. */
  absurd: readonly IncidentPhase[];
  /** Pairs of which the second comes before the first. */
  outOfOrder: readonly PhasePair[];
  /** Pairs of neighbours with more than 180 days between them; nobody can say which of both is wrong. */
  farApart: readonly PhasePair[];
  /** Phases that were reached only later than the instant. */
  later: ReadonlySet<IncidentPhase>;
  /** Whether the incident was not over as of the instant. */
  isOpen: boolean;
}

/** Whether an instant can be one of a phase at all. */
function isPlausible(
  at: number,
  { recordedAt, phasesRecordedAt }: Incident,
  asOf: number,
): boolean {
  const learned = phasesRecordedAt ?? recordedAt ?? asOf;
  return at >= YEAR_2000 && at <= learned + DAY;
}

/**
 * Reads the phases of an incident as of an instant, in milliseconds since 1970 UTC. What came at or after it had not
 * happened then. Absurd instants are put aside first, so that one mistyped year does not cast doubt on the phases beside
 * it; of two in the wrong order, or too far apart, both are in doubt.
 *
 * @public
 */
export function readPhases(incident: Incident, asOf: number): PhaseReading {
  return readOrderly(incident, asOf) ?? readDoubtful(incident, asOf);
}

const none: ReadonlySet<IncidentPhase> = new Set();
const noPhases: readonly IncidentPhase[] = [];
const noPairs: readonly PhasePair[] = [];

/**
 * Nearly all incidents: every phase that is known came before the instant, none is in doubt.
 *
 * @returns undefined for any other
 */
function readOrderly(
  incident: Incident,
  asOf: number,
): PhaseReading | undefined {
  const usable: PhaseReading['usable'] = {};
  let previous: number | undefined;
  for (const phase of incidentPhases) {
    const at = incident.phases[phase];
    if (at === undefined) {
      continue;
    }
    const isInOrder =
      previous === undefined ||
      (at >= previous && at - previous <= LONGEST_GAP);
    if (!isInOrder || at >= asOf || !isPlausible(at, incident, asOf)) {
      return undefined;
    }
    usable[phase] = at;
    previous = at;
  }
  return {
    usable,
    suspect: none,
    absurd: noPhases,
    outOfOrder: noPairs,
    farApart: noPairs,
    later: none,
    isOpen: !incident.closed,
  };
}

function readDoubtful(incident: Incident, asOf: number): PhaseReading {
  const absurd: IncidentPhase[] = [];
  const later: IncidentPhase[] = [];
  const known: [IncidentPhase, number][] = [];
  for (const phase of incidentPhases) {
    const at = incident.phases[phase];
    if (at === undefined) {
      continue;
    }
    if (!isPlausible(at, incident, asOf)) {
      absurd.push(phase);
    } else if (at >= asOf) {
      later.push(phase);
    } else {
      known.push([phase, at]);
    }
  }
  const { outOfOrder, farApart } = doubtfulPairs(known);
  const suspect = setOf([...absurd, ...outOfOrder.flat(), ...farApart.flat()]);
  const usable: PhaseReading['usable'] = {};
  for (const [phase, at] of known) {
    if (!suspect.has(phase)) {
      usable[phase] = at;
    }
  }
  return {
    usable,
    suspect,
    absurd,
    outOfOrder,
    farApart,
    later: setOf(later),
    isOpen: !incident.closed || later.length > 0,
  };
}

function setOf(phases: readonly IncidentPhase[]): ReadonlySet<IncidentPhase> {
  return phases.length === 0 ? none : new Set(phases);
}

function doubtfulPairs(known: readonly (readonly [IncidentPhase, number])[]) {
  const outOfOrder: PhasePair[] = [];
  const farApart: PhasePair[] = [];
  for (let index = 0; index < known.length; index++) {
    const [phase, at] = known[index];
    for (let next = index + 1; next < known.length; next++) {
      const [nextPhase, nextAt] = known[next];
      if (nextAt < at) {
        outOfOrder.push([phase, nextPhase]);
      } else if (next === index + 1 && nextAt - at > LONGEST_GAP) {
        farApart.push([phase, nextPhase]);
      }
    }
  }
  return { outOfOrder, farApart };
}

/**
 * The instant at which an incident is counted, in milliseconds since 1970 UTC: its detection; where that is unknown or
 * absurd, the earliest of its other phases that is not; else the instant at which it was first learned of. So none
 * vanishes from a count. Undefined only where nothing at all is known.
 *
 * @public
 */
export function countedAt(
  incident: Incident,
  asOf: number,
): number | undefined {
  const { detected } = incident.phases;
  if (detected !== undefined && isPlausible(detected, incident, asOf)) {
    return detected;
  }
  let earliest: number | undefined;
  for (const phase of incidentPhases) {
    const at = incident.phases[phase];
    if (
      at !== undefined &&
      isPlausible(at, incident, asOf) &&
      (earliest === undefined || at < earliest)
    ) {
      earliest = at;
    }
  }
  return earliest ?? incident.firstRecordedAt ?? incident.recordedAt;
}
