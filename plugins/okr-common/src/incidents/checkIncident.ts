import { DateTime } from 'luxon';
import { Incident, IncidentPhase, incidentPhases } from './Incident';
import { IncidentReading } from './IncidentReading';
import { PhasePair, PhaseReading, readPhases } from './readPhases';
import { SeverityLadder } from './SeverityLadder';

/**
 * Why something about an incident is not believed, in words that name the incident.
 *
 * @public
 */
export interface IncidentDoubt {
  kind: 'outOfOrder' | 'absurdInstant' | 'unknownSeverity';
  /** Phases that are left out of the numbers for it. */
  phases: IncidentPhase[];
  message: string;
}

/** @public */
export interface CheckedIncident extends PhaseReading {
  /** At most one of each kind. */
  warnings: IncidentDoubt[];
}

/**
 * What is wrong with an incident as of an instant, and which of its phases can be used all the same.
 *
 * @param options - `asOf` in milliseconds since 1970 UTC; `title` is how the words name the incident, its id unless
 * given; without a ladder every severity is known
 * @public
 */
export function checkIncident(
  incident: Incident,
  options: { asOf: number; title?: string; ladder?: SeverityLadder },
): CheckedIncident {
  const reading = readPhases(incident, options.asOf);
  const name = `“${options.title ?? incident.id}”`;
  const warnings: IncidentDoubt[] = [];
  if (reading.outOfOrder.length > 0) {
    warnings.push({
      kind: 'outOfOrder',
      phases: inOrder(reading.outOfOrder.flat()),
      message: `${name}: ${reading.outOfOrder
        .map(pair => sayOrder(incident, pair))
        .join(', and ')}.`,
    });
  }
  const oddities = [
    ...reading.absurd.map(phase => sayAbsurd(incident, phase)),
    ...reading.farApart.map(pair => sayGap(incident, pair)),
  ];
  if (oddities.length > 0) {
    warnings.push({
      kind: 'absurdInstant',
      phases: inOrder([...reading.absurd, ...reading.farApart.flat()]),
      message: `${name}: ${oddities.join(', and ')}.`,
    });
  }
  const { ladder } = options;
  const { severity } = incident;
  if (ladder && severity !== undefined && ladder.find(severity) === undefined) {
    warnings.push({
      kind: 'unknownSeverity',
      phases: [],
      message: `${name}: the severity “${severity}” is none of ${ladder.names.join(
        ', ',
      )}.`,
    });
  }
  return { ...reading, warnings };
}

/**
 * How many warnings there are about an incident, without their words.
 *
 * @public
 */
export function countDoubts(
  { incident, phases }: IncidentReading,
  ladder: SeverityLadder,
): number {
  const { severity } = incident;
  const isOff = phases.absurd.length > 0 || phases.farApart.length > 0;
  const isUnknown =
    severity !== undefined && ladder.find(severity) === undefined;
  return (
    Number(phases.outOfOrder.length > 0) + Number(isOff) + Number(isUnknown)
  );
}

function inOrder(phases: readonly IncidentPhase[]): IncidentPhase[] {
  return incidentPhases.filter(phase => phases.includes(phase));
}

function sayOrder(incident: Incident, [first, second]: PhasePair): string {
  return `${second} (${sayInstant(
    incident,
    second,
  )}) is before ${first} (${sayInstant(incident, first)})`;
}

function sayGap(incident: Incident, [first, second]: PhasePair): string {
  return `more than 180 days lie between ${first} (${sayInstant(
    incident,
    first,
  )}) and ${second} (${sayInstant(incident, second)})`;
}

function sayAbsurd(incident: Incident, phase: IncidentPhase): string {
  return `${phase} (${sayInstant(incident, phase)}) cannot be right`;
}

function sayInstant({ phases }: Incident, phase: IncidentPhase): string {
  return DateTime.fromMillis(phases[phase] ?? NaN, {
    zone: 'utc',
    locale: 'en-GB',
  }).toFormat("d LLLL yyyy HH:mm 'UTC'");
}
