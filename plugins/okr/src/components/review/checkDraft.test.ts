import { anIncidentAnswer } from '../../__testUtils__/incidentFixtures';
import { checkDraft } from './checkDraft';
import { actionItemDraft, draftOf, ReviewDraft } from './draft';

const zone = 'utc';
const now = new Date('2026-11-16T06:00:00.000Z');
const incident = anIncidentAnswer();

function check(
  phases: Partial<Record<keyof ReviewDraft['phases'], string>>,
  of = incident,
) {
  const draft = draftOf(of, undefined, zone);
  for (const [phase, text] of Object.entries(phases)) {
    draft.phases[phase as keyof ReviewDraft['phases']] = {
      text,
      notKnown: false,
    };
  }
  return checkDraft(draft, of, now, zone);
}

describe('checkDraft', () => {
  it('finds nothing wrong with what the source says, or with a phase between', () => {
    expect(check({})).toEqual([]);
    expect(check({ mitigated: '2026-11-10T12:00' })).toEqual([]);
  });

  it('refuses a phase that comes before an earlier one, beside the later one', () => {
    expect(check({ resolved: '2026-11-10T09:59' })).toContainEqual({
      field: 'phases.resolved',
      kind: 'outOfOrder',
      phase: 'started',
    });
    expect(check({ started: '2026-11-10T11:31' })).toEqual([
      { field: 'phases.detected', kind: 'outOfOrder', phase: 'started' },
    ]);
  });

  it('refuses the future and the absurd', () => {
    expect(check({ resolved: '2026-11-16T06:01' })).toEqual([
      { field: 'phases.resolved', kind: 'future' },
    ]);
    expect(check({ started: '1970-01-01T00:00' })).toEqual([
      { field: 'phases.started', kind: 'absurd' },
    ]);
    expect(check({ started: '2026-01-01T00:00' })).toEqual([
      { field: 'phases.detected', kind: 'farApart', phase: 'started' },
    ]);
  });

  it('does not blame anybody for what the source says wrong', () => {
    const odd = anIncidentAnswer({
      source: {
        phases: {
          started: '2026-11-10T10:00:00.000Z',
          detected: '2026-11-10T09:00:00.000Z',
        },
      },
    });
    expect(check({}, odd)).toEqual([]);
    expect(check({ resolved: '2026-11-10T11:00' }, odd)).toEqual([]);
    expect(check({ detected: '2026-11-10T09:30' }, odd)).toHaveLength(1);
  });

  it('asks for an instant where the source has one, unless it is not known', () => {
    expect(check({ detected: '' })).toEqual([
      { field: 'phases.detected', kind: 'noInstant' },
    ]);
    expect(check({ mitigated: '' })).toEqual([]);
  });

  it('asks what an action item is about', () => {
    const draft = {
      ...draftOf(incident, undefined, zone),
      actionItems: [
        actionItemDraft(0, { title: 'Alert' }),
        actionItemDraft(1, { title: ' ', owner: 'ada' }),
      ],
    };
    expect(checkDraft(draft, incident, now, zone)).toEqual([
      { field: 'actionItems.1.title', kind: 'noTitle' },
    ]);
  });
});
