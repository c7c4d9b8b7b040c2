import { Random } from '../Random';
import { Service } from '../services';
import { Team } from '../teams';
import {
  IncidentHabits,
  kindWeights,
  medianMinutes,
  severityWeights,
} from './habits';
import { incidentTitle } from './titles';
import { CompanyIncident, Phase, Severity } from './types';
import { seconds, writtenPhases } from './writtenPhases';

const minute = 60_000;
const day = 24 * 60 * minute;

/** A team and what it has to do with incidents. @internal */
export interface AffectedTeam {
  team: Team;
  habits: IncidentHabits;
  services: readonly Service[];
  /** Of a blind team: share of the time that passes unnoticed. */
  undetectedShareAt(at: number): number;
}

/**
 * - `ordinary`: as most are
 * - `lingering`: harmless soon, and kept open for weeks
 * - `neglected`: nobody takes it on for days
 *
 * @internal
 */
export type Course = 'ordinary' | 'lingering' | 'neglected';

/** @internal */
export function simulateIncident(
  random: Random,
  affected: AffectedTeam,
  number: number,
  started: number,
  course: Course,
): CompanyIncident {
  const { team, habits, services } = affected;
  const chosen = random.sample(services, random.chance(0.08) ? 2 : 1);
  const [{ name, system }] = chosen;
  const ordinary = course === 'ordinary';
  const kind = ordinary ? random.weighted(kindWeights) : 'real';
  const severity = ordinary ? random.weighted(severityWeights) : 'SEV4';
  const happened = phasesOf(random, affected, severity, started, course);
  const title = incidentTitle(random, name, kind);
  const startKnown =
    severity === 'SEV1' || random.chance(habits.knownStartShare);
  const neverAcknowledged =
    ordinary && severity === 'SEV4' && random.chance(0.2);
  const retaken = ordinary && random.chance(0.08);
  return {
    number,
    title,
    tool: habits.tool,
    kind,
    services: chosen.map(it => it.name),
    area: system,
    severity,
    ...(retaken ? { firstSeverity: otherThan(severity) } : {}),
    team: team.name,
    responder: random.pick(team.members),
    happened,
    written: writtenPhases(random, {
      tool: habits.tool,
      happened,
      startKnown,
      neverAcknowledged,
    }),
  };
}

function phasesOf(
  random: Random,
  { habits, undetectedShareAt }: AffectedTeam,
  severity: Severity,
  started: number,
  course: Course,
): Record<Phase, number> {
  const [toAcknowledge, toMitigate, toResolve] = medianMinutes[severity].map(
    median => random.logNormal(median * habits.repairShare, 0.6) * minute,
  );
  const acknowledging =
    course === 'neglected' ? random.between(9, 12) * day : toAcknowledge;
  const resolving =
    course === 'lingering' ? random.between(16, 20) * day : toResolve;
  const known = acknowledging + toMitigate + resolving;
  const share = undetectedShareAt(started);
  const unnoticed =
    habits.blind && course === 'ordinary'
      ? (share / (1 - share)) * known * random.between(0.85, 1.15)
      : random.logNormal(habits.minutesToDetect, 1) * minute;
  const detected = started + unnoticed;
  const acknowledged = detected + acknowledging;
  const mitigated = acknowledged + toMitigate;
  return {
    started: seconds(started),
    detected: seconds(detected),
    acknowledged: seconds(acknowledged),
    mitigated: seconds(mitigated),
    resolved: seconds(mitigated + resolving),
  };
}

function otherThan(severity: Severity): Severity {
  const taken: Record<Severity, Severity> = {
    SEV1: 'SEV2',
    SEV2: 'SEV3',
    SEV3: 'SEV4',
    SEV4: 'SEV3',
  };
  return taken[severity];
}
