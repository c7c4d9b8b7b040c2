import {
  anIncident,
  anIncidentAnswer,
  aReview,
} from '../../__testUtils__/incidentFixtures';
import { draftOf, fieldInstant, fieldText, reviewOf } from './draft';

const zone = 'Europe/Berlin';

describe('a date-time field', () => {
  it('shows an instant in the zone of the reader, with seconds where it has any', () => {
    expect(fieldText('2026-11-10T10:00:00.000Z', zone)).toBe(
      '2026-11-10T11:00',
    );
    expect(fieldText('2026-07-10T10:00:09.500Z', zone)).toBe(
      '2026-07-10T12:00:09',
    );
  });

  it('gives the instant back in UTC', () => {
    expect(fieldInstant('2026-11-10T11:00', [], zone)).toBe(
      '2026-11-10T10:00:00.000Z',
    );
    expect(fieldInstant('', [], zone)).toBeUndefined();
  });

  it('keeps an instant that was not touched, with its milliseconds and in the hour that comes twice', () => {
    const precise = '2026-11-10T10:00:09.512Z';
    expect(fieldInstant(fieldText(precise, zone), [precise], zone)).toBe(
      precise,
    );
    // 02:30 comes twice in the night of 25 October 2026; this is the second time.
    const second = '2026-10-25T01:30:00.000Z';
    expect(fieldInstant('2026-10-25T02:30', [second], zone)).toBe(second);
  });
});

describe('the review in the fields', () => {
  const answer = anIncidentAnswer({
    incident: anIncident({
      phases: {
        started: '2026-11-10T10:00:00.000Z',
        detected: '2026-11-10T11:30:00.000Z',
      },
    }),
  });

  it('says nothing where nothing differs from the source', () => {
    const draft = draftOf(answer, undefined, zone);
    expect(draft.phases.started.text).toBe('2026-11-10T11:00');
    expect(draft.severity).toBe('SEV2');
    expect(reviewOf(draft, answer, undefined, zone)).toEqual(aReview());
  });

  it('comes back as it was saved', () => {
    const review = aReview({
      phases: { started: null, mitigated: '2026-11-10T12:00:00.000Z' },
      severity: 'SEV1',
      area: 'search',
      fiveWhys: ['No test', '', 'No time'],
      actionItems: [
        { title: 'Write one', owner: 'ada', due: '2026-12-01', done: false },
      ],
      notes: '*Never* again',
    });
    const draft = draftOf(answer, review, zone);
    expect(draft.phases.started).toEqual({ text: '', notKnown: true });
    expect(draft.fiveWhys).toHaveLength(5);
    expect(reviewOf(draft, answer, review, zone)).toEqual(review);
  });

  describe('where the source has another word for the severity than the ladder', () => {
    const { phases } = anIncident();
    const minor = anIncidentAnswer({
      incident: anIncident({ severity: 'SEV3' }),
      source: { phases, severity: 'Minor' },
    });

    it('shows the rung, and says nothing of it', () => {
      const draft = draftOf(minor, undefined, zone);
      expect(draft.severity).toBe('SEV3');
      for (const severity of ['SEV3', 'Minor']) {
        expect(
          reviewOf({ ...draft, severity }, minor, undefined, zone).severity,
        ).toBeUndefined();
      }
      expect(
        reviewOf({ ...draft, severity: 'SEV1' }, minor, undefined, zone)
          .severity,
      ).toBe('SEV1');
    });

    it('does not take a corrected severity for what the source says', () => {
      const review = aReview({ severity: 'SEV1' });
      const corrected = anIncidentAnswer({
        incident: anIncident({ severity: 'SEV1', corrected: ['severity'] }),
        source: minor.source,
      });
      const draft = draftOf(corrected, review, zone);
      expect(draft.severity).toBe('SEV1');
      expect(reviewOf(draft, corrected, review, zone).severity).toBe('SEV1');
      const taken = { ...draft, severity: 'Minor' };
      expect(reviewOf(taken, corrected, review, zone).severity).toBeUndefined();
    });
  });

  it('drops a correction that says what the source says', () => {
    const review = aReview({ severity: 'SEV1' });
    const draft = { ...draftOf(answer, review, zone), severity: 'SEV2' };
    expect(reviewOf(draft, answer, review, zone).severity).toBeUndefined();
  });
});
