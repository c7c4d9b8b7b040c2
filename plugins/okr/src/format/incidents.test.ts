import { phaseTimeText, secondsBetween } from './incidents';

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
