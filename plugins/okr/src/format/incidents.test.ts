import {
  aPhaseTime,
  anIncidentsSummary,
  compared,
} from '../__testUtils__/incidentFixtures';
import { isQuiet, phaseTimeText, secondsBetween } from './incidents';

const phases = {
  started: '2026-11-01T10:00:00.000Z',
  detected: '2026-11-01T11:30:00.000Z',
};

describe('the time between two phases', () => {
  it('is known where both are', () => {
    expect(secondsBetween(phases, 'started', 'detected')).toBe(5_400);
    expect(phaseTimeText({ phases, warnings: [] }, 'started', 'detected')).toBe(
      '1 h 30 min',
    );
  });

  it('is not known where one is not, and never negative', () => {
    expect(secondsBetween(phases, 'started', 'resolved')).toBeUndefined();
    expect(secondsBetween(phases, 'detected', 'started')).toBeUndefined();
  });

  it('is not told of phases in doubt', () => {
    const warning = {
      incidentId: 'i',
      title: 'Odd',
      url: 'https://example.com/i',
      kind: 'absurdInstant' as const,
      phases: ['started' as const],
      message: 'Odd',
    };
    expect(
      phaseTimeText({ phases, warnings: [warning] }, 'started', 'detected'),
    ).toBeUndefined();
  });
});

describe('a period without incidents', () => {
  const silent = {
    ...anIncidentsSummary(),
    total: { count: 0, before: 2, comparison: compared('tooFew') },
    phases: [aPhaseTime({ known: 0, of: 0 })],
    phaseBar: {
      undetectedSeconds: 0,
      mitigatingSeconds: 0,
      resolvingSeconds: 0,
      known: 0,
      of: 0,
    },
    warningCount: 0,
  };

  it('is quiet', () => {
    expect(isQuiet(silent)).toBe(true);
  });

  it.each([
    ['nobody tells of the whole of it', { collected: false }],
    [
      'one counts in it',
      { total: { count: 1, before: 2, comparison: compared('tooFew') } },
    ],
    [
      'one from before was solved in it',
      { phases: [aPhaseTime({ known: 0, of: 1 })] },
    ],
    ['the data of one is in doubt', { warningCount: 1 }],
  ])('is not quiet where %s', (_, overrides) => {
    expect(isQuiet({ ...silent, ...overrides })).toBe(false);
  });
});
