import {
  anIncident,
  anIncidentAnswer,
  aReview,
} from '../../__testUtils__/incidentFixtures';
import { draftOf, reviewOf } from './draft';
import { followSource, sourceChanges, sourceWords } from './sourceWords';

const zone = 'Europe/Berlin';

const told = (detected: string | undefined, severity: string, area?: string) =>
  anIncidentAnswer({
    incident: anIncident({ phases: { detected }, severity, area }),
    source: { phases: detected ? { detected } : {}, severity, area },
  });

const then = told('2026-11-10T10:00:00.000Z', 'SEV2', 'payments');
const now = told('2026-11-10T09:30:00.000Z', 'SEV1', undefined);
const shown = draftOf(then, undefined, zone);
const follow = (draft: typeof shown) =>
  followSource(draft, sourceWords(then), sourceWords(now), zone);

describe('a draft under which the source moved', () => {
  it('corrects nothing that nobody touched', () => {
    const draft = follow({ ...shown, notes: 'Only notes' });
    // 09:30 UTC is half past ten in Berlin.
    expect(draft.phases.detected.text).toBe('2026-11-10T10:30');
    expect(draft.severity).toBe('SEV1');
    expect(draft.area).toBe('');
    expect(reviewOf(draft, now, undefined, zone)).toEqual(
      aReview({ notes: 'Only notes' }),
    );
  });

  it('keeps what was typed', () => {
    const draft = follow({
      ...shown,
      phases: {
        ...shown.phases,
        started: { text: '2026-11-10T10:15', notKnown: false },
        detected: { text: '2026-11-10T10:45', notKnown: false },
      },
      severity: 'SEV3',
      area: 'search',
    });
    expect(reviewOf(draft, now, undefined, zone)).toEqual(
      aReview({
        phases: {
          started: '2026-11-10T09:15:00.000Z',
          detected: '2026-11-10T09:45:00.000Z',
        },
        severity: 'SEV3',
        area: 'search',
      }),
    );
  });

  it('keeps that nobody knows a phase, and that a field was emptied', () => {
    const detected = { text: '', notKnown: true };
    expect(
      follow({ ...shown, phases: { ...shown.phases, detected } }).phases
        .detected,
    ).toEqual(detected);
    const emptied = { text: '', notKnown: false };
    expect(
      follow({ ...shown, phases: { ...shown.phases, detected: emptied } })
        .phases.detected,
    ).toEqual(emptied);
  });

  it('needs no correction any more where the source says by now what was typed', () => {
    const draft = follow({ ...shown, severity: 'SEV1' });
    expect(reviewOf(draft, now, undefined, zone).severity).toBeUndefined();
  });

  it('takes the rung of the severity for what the source says', () => {
    const minor = anIncidentAnswer({
      incident: anIncident({ severity: 'SEV3' }),
      source: { phases: {}, severity: 'Minor' },
    });
    const major = anIncidentAnswer({
      incident: anIncident({ severity: 'SEV2' }),
      source: { phases: {}, severity: 'Major' },
    });
    const draft = followSource(
      draftOf(minor, undefined, zone),
      sourceWords(minor),
      sourceWords(major),
      zone,
    );
    expect(draft.severity).toBe('SEV2');
  });
});

describe('what changed at a source', () => {
  it('is told field by field, also what it says no more and says for the first time', () => {
    expect(sourceChanges(sourceWords(then), sourceWords(now))).toEqual([
      {
        kind: 'field',
        field: 'detected',
        from: '2026-11-10T10:00:00.000Z',
        to: '2026-11-10T09:30:00.000Z',
      },
      { kind: 'field', field: 'severity', from: 'SEV2', to: 'SEV1' },
      { kind: 'field', field: 'area', from: 'payments', to: null },
    ]);
    expect(
      sourceChanges(sourceWords(told(undefined, 'SEV2')), sourceWords(then)),
    ).toEqual([
      {
        kind: 'field',
        field: 'detected',
        from: undefined,
        to: '2026-11-10T10:00:00.000Z',
      },
      { kind: 'field', field: 'area', from: undefined, to: 'payments' },
    ]);
  });

  it('is nothing where nothing did', () => {
    expect(sourceChanges(sourceWords(then), sourceWords(then))).toEqual([]);
  });
});
