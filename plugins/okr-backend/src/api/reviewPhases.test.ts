import { PhaseInstants } from '@keyresults/backstage-plugin-okr-common';
import { phaseProblems } from './reviewPhases';

const now = Date.parse('2026-11-18T12:00:00Z');

const instants = (texts: Record<string, string>): PhaseInstants =>
  Object.fromEntries(
    Object.entries(texts).map(([phase, text]) => [phase, Date.parse(text)]),
  );

/** 120 days, and then 92. */
const long = instants({
  started: '2026-01-01T00:00:00Z',
  detected: '2026-05-01T00:00:00Z',
  resolved: '2026-08-01T00:00:00Z',
});

const mistyped = instants({
  started: '2025-01-01T00:00:00Z',
  detected: '2026-01-01T00:00:00Z',
});

describe('phaseProblems', () => {
  it('lets neighbours be 180 days apart, and not a second more', () => {
    const said = instants({ detected: '2026-06-30T00:00:00Z' });
    expect(
      phaseProblems({ started: '2026-01-01T00:00:00Z' }, said, now),
    ).toEqual([]);
    expect(
      phaseProblems({ started: '2025-12-31T23:59:59Z' }, said, now),
    ).toEqual([
      {
        field: 'phases.started',
        message: 'lies more than 180 days before detected',
      },
    ]);
  });

  it('names the later of two that were both reviewed', () => {
    expect(
      phaseProblems(
        { started: '2026-01-01T00:00:00Z', detected: '2026-10-01T00:00:00Z' },
        {},
        now,
      ),
    ).toEqual([
      {
        field: 'phases.detected',
        message: 'lies more than 180 days after started',
      },
    ]);
  });

  it('names a phase whose absence brings two together that are too far apart', () => {
    expect(phaseProblems({}, long, now)).toEqual([]);
    expect(phaseProblems({ detected: null }, long, now)).toEqual([
      {
        field: 'phases.detected',
        message: 'leaves more than 180 days between started and resolved',
      },
    ]);
  });

  it('leaves to the source what the review does not change', () => {
    expect(phaseProblems({}, mistyped, now)).toEqual([]);
    expect(
      phaseProblems({ started: '2025-01-01T01:00:00+01:00' }, mistyped, now),
    ).toEqual([]);
    expect(
      phaseProblems({ resolved: '2026-01-02T00:00:00Z' }, mistyped, now),
    ).toEqual([]);
  });

  it('refuses a change that leaves them too far apart', () => {
    expect(
      phaseProblems({ started: '2025-02-01T00:00:00Z' }, mistyped, now),
    ).toEqual([
      {
        field: 'phases.started',
        message: 'lies more than 180 days before detected',
      },
    ]);
    expect(
      phaseProblems({ started: '2025-12-31T00:00:00Z' }, mistyped, now),
    ).toEqual([]);
    expect(phaseProblems({ started: null }, mistyped, now)).toEqual([]);
  });
});
