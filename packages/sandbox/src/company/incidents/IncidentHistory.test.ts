import { createCompany } from '../createCompany';
import { createScaledCompany } from '../createScaledCompany';
import { incidentAt } from './incidentAt';
import { CompanyIncident, phases } from './types';

const now = new Date('2026-11-18T12:00:00Z');
const day = 24 * 3_600_000;
const company = createCompany({ seed: 1, now });
const incidents = company.incidents.all;
const past = incidents.filter(it => it.happened.resolved <= now.getTime());

function startOf(incident: CompanyIncident): number | undefined {
  return incident.written.find(it => it.phase === 'started')?.at;
}

function undetectedShare(from: string, to: string): number {
  let [unnoticed, whole] = [0, 0];
  for (const { team, kind, happened } of incidents) {
    if (
      team === 'delivery' &&
      kind === 'real' &&
      happened.resolved >= Date.parse(from) &&
      happened.resolved < Date.parse(to)
    ) {
      unnoticed += happened.detected - happened.started;
      whole += happened.resolved - happened.started;
    }
  }
  return unnoticed / whole;
}

describe('IncidentHistory', () => {
  it('has a believable number in a year, the severe ones fewest', () => {
    const inYear = incidents.filter(
      it => it.happened.detected <= now.getTime(),
    );
    expect(inYear.length).toBeGreaterThan(250);
    expect(inYear.length).toBeLessThan(400);
    const count = (severity: string) =>
      inYear.filter(it => it.severity === severity).length;
    expect(count('SEV1')).toBeGreaterThan(10);
    expect(count('SEV1')).toBeLessThan(count('SEV2'));
    expect(count('SEV2')).toBeLessThan(count('SEV3'));
  });

  it('truly happens in order, in services and by people that exist', () => {
    const names = new Map(company.services.map(it => [it.name, it]));
    for (const incident of incidents) {
      const instants = phases.map(phase => incident.happened[phase]);
      expect(instants).toEqual([...instants].sort((a, b) => a - b));
      expect(instants.every(it => it % 1000 === 0)).toBe(true);
      expect(names.get(incident.services[0])?.system).toBe(incident.area);
      const team = company.teams.find(it => it.name === incident.team);
      expect(team?.members).toContain(incident.responder);
    }
  });

  it('keeps each in one tool, and all of a team in the same', () => {
    const tools = new Map<string, Set<string>>();
    for (const { team, tool } of incidents) {
      tools.set(team, (tools.get(team) ?? new Set()).add(tool));
    }
    expect([...tools.values()].every(it => it.size === 1)).toBe(true);
    const parts = (['pagerduty', 'incident-io', 'github-issues'] as const).map(
      tool => company.incidents.in(tool),
    );
    expect(parts.every(it => it.length > 20)).toBe(true);
    expect(parts.flat()).toHaveLength(incidents.length);
    expect(new Set(incidents.map(it => it.number)).size).toBe(incidents.length);
  });

  it('keeps numbers and phases when the sandbox starts later in the quarter', () => {
    const later = createCompany({
      seed: 1,
      now: new Date('2026-12-09T08:00Z'),
    });
    const known = new Map(later.incidents.all.map(it => [it.number, it]));
    const shared = incidents.filter(
      it => it.happened.started > Date.parse('2026-01-15T00:00Z'),
    );
    for (const incident of shared) {
      expect(known.get(incident.number)).toEqual(incident);
    }
  });

  it('has some that do not count, the merged ones with the one they went into', () => {
    const kinds = new Set(incidents.map(it => it.kind));
    expect(kinds).toEqual(
      new Set(['real', 'drill', 'declined', 'merged', 'maintenance']),
    );
    for (const { kind, mergedInto, team } of incidents) {
      const target =
        mergedInto === undefined
          ? undefined
          : company.incidents.get(mergedInto);
      expect(target?.kind).toBe(kind === 'merged' ? 'real' : undefined);
      expect(target?.team).toBe(kind === 'merged' ? team : undefined);
    }
  });

  it('has some that touch two services', () => {
    const touching = incidents.filter(it => it.services.length === 2);
    expect(touching.length).toBeGreaterThan(5);
    for (const { services } of touching) {
      expect(services[0]).not.toBe(services[1]);
    }
  });

  it('lacks the start of some, and has it mistyped in a few', () => {
    const real = past.filter(it => it.kind === 'real');
    const known = real.filter(it => startOf(it) !== undefined);
    expect(known.length / real.length).toBeGreaterThan(0.4);
    expect(known.length / real.length).toBeLessThan(0.8);
    const years = known.filter(
      it => it.happened.started - (startOf(it) ?? 0) > 360 * day,
    );
    const swapped = known.filter(
      it => (startOf(it) ?? 0) > it.happened.detected,
    );
    expect(years.length).toBeGreaterThanOrEqual(2);
    expect(swapped.length).toBeGreaterThanOrEqual(2);
    expect(years.length + swapped.length).toBeLessThan(0.1 * known.length);
  });

  it('never writes a mitigation into a tool that has no place for it', () => {
    for (const { written } of company.incidents.in('pagerduty')) {
      expect(written.map(it => it.phase)).not.toContain('mitigated');
    }
  });

  it('has some open at any time', () => {
    for (let back = 0; back < 120; back += 5) {
      const at = now.getTime() - back * day;
      const open = incidents.filter(it => {
        const seen = incidentAt(it, at);
        return seen && seen.status !== 'resolved';
      });
      expect(open.length).toBeGreaterThanOrEqual(1);
    }
  });

  it('has a team that notices late, and learns to notice in the quarter', () => {
    expect(undetectedShare('2026-07-01', '2026-10-01')).toBeCloseTo(0.96, 1.5);
    expect(undetectedShare('2026-10-01', '2026-10-25')).toBeLessThan(0.95);
    expect(undetectedShare('2026-10-25', '2026-11-18')).toBeLessThan(0.8);
  });

  it('has a team with too few to tell anything', () => {
    const few = incidents.filter(it => it.team === 'insights');
    expect(few.length).toBeGreaterThan(0);
    expect(few.length).toBeLessThan(10);
  });

  it('takes what a test adds, or nothing else', () => {
    const { incidents: changed } = createCompany({ seed: 1, now });
    const number = changed.nextNumber();
    expect(changed.get(number)).toBeUndefined();
    changed.put({ ...incidents[0], number });
    expect(changed.all).toHaveLength(incidents.length + 1);
    changed.replaceAll([{ ...incidents[0], number: 7 }]);
    expect(changed.all.map(it => it.number)).toEqual([7]);
  });

  it('grows with the company', () => {
    const scaled = createScaledCompany({
      seed: 1,
      now,
      repositories: 50,
      pullRequestsPerRepository: 1,
      incidents: 50_000,
    });
    const share = scaled.incidents.all.length / 50_000;
    expect(share).toBeGreaterThan(0.9);
    expect(share).toBeLessThan(1.1);
  });
});
