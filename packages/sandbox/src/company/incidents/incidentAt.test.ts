import { incidentAt } from './incidentAt';
import { CompanyIncident } from './types';

const minute = 60_000;
const started = Date.parse('2026-11-10T10:00:00Z');
const at = (minutes: number) => started + minutes * minute;

const incident: CompanyIncident = {
  number: 1,
  title: 'checkout is slow',
  tool: 'incident-io',
  kind: 'declined',
  services: ['checkout'],
  area: 'ordering',
  severity: 'SEV2',
  firstSeverity: 'SEV3',
  team: 'checkout',
  responder: 'ada',
  happened: {
    started,
    detected: at(10),
    acknowledged: at(15),
    mitigated: at(60),
    resolved: at(90),
  },
  written: [
    { phase: 'detected', at: at(10), writtenAt: at(10) },
    { phase: 'acknowledged', at: at(15), writtenAt: at(15) },
    { phase: 'resolved', at: at(90), writtenAt: at(90) },
    { phase: 'started', at: at(0), writtenAt: at(3000) },
  ],
};

describe('incidentAt', () => {
  it('knows nothing before anybody noticed', () => {
    expect(incidentAt(incident, at(9))).toBeUndefined();
  });

  it('takes it for something else at first', () => {
    expect(incidentAt(incident, at(12))).toMatchObject({
      status: 'triggered',
      severity: 'SEV3',
      kind: 'real',
      phases: { detected: at(10) },
      createdAt: at(10),
      updatedAt: at(10),
    });
  });

  it('moves from phase to phase, also when nothing is written down', () => {
    expect(incidentAt(incident, at(20))).toMatchObject({
      status: 'acknowledged',
      severity: 'SEV2',
    });
    expect(incidentAt(incident, at(61))).toMatchObject({
      status: 'mitigated',
      updatedAt: at(60),
    });
    expect(incidentAt(incident, at(90))).toMatchObject({
      status: 'resolved',
      kind: 'declined',
    });
  });

  it('changes again when somebody writes the start down days later', () => {
    expect(incidentAt(incident, at(2999))?.phases.started).toBeUndefined();
    expect(incidentAt(incident, at(3000))).toMatchObject({
      phases: { started, resolved: at(90) },
      updatedAt: at(3000),
    });
  });
});
