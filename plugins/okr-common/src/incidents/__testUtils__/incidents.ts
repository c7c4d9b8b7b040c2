import fc from 'fast-check';
import { Incident, PhaseInstants, incidentPhases } from '../Incident';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Monday, 5 October 2026, 00:00 UTC. */
export const MONDAY = Date.UTC(2026, 9, 5);

/** Phases in hours after that Monday. */
export const at = (
  hours: Partial<Record<keyof PhaseInstants, number>>,
): PhaseInstants =>
  Object.fromEntries(
    Object.entries(hours).map(([phase, hour]) => [phase, MONDAY + hour * HOUR]),
  );

let count = 0;

/** An incident that is over, unless said otherwise. */
export const incident = (
  hours: Partial<Record<keyof PhaseInstants, number>>,
  rest: Partial<Incident> = {},
): Incident => ({
  id: `test/${count++}`,
  phases: at(hours),
  closed: true,
  ...rest,
});

/** Phases in any order and any of them unknown, on whole hours of four days. */
export const incidentArbitrary: fc.Arbitrary<Incident> = fc
  .record({
    id: fc.uuid(),
    hours: fc.array(fc.option(fc.integer({ min: -24, max: 72 })), {
      minLength: 5,
      maxLength: 5,
    }),
    sorted: fc.boolean(),
    closed: fc.boolean(),
  })
  .map(({ id, hours, sorted, closed }) => {
    const known = hours.flatMap((hour, index) =>
      hour === null ? [] : [{ phase: incidentPhases[index], hour }],
    );
    const instants = known.map(({ hour }) => hour);
    if (sorted) {
      instants.sort((a, b) => a - b);
    }
    const phases = known.map(({ phase }, index) => [phase, instants[index]]);
    return { id, phases: at(Object.fromEntries(phases)), closed };
  });
