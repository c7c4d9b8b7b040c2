import {
  IncidentPhase,
  incidentPhases,
  IncidentReview,
  PhaseInstants,
  PhasePair,
  readPhases,
  ReviewProblem,
} from '@keyresults/backstage-plugin-okr-common';

const YEAR_2000 = Date.UTC(2000, 0, 1);

type Reviewed = IncidentReview['phases'];

/**
 * What is wrong with the phases that a review says something about; what is wrong with the others is the source's.
 *
 * @param said - what the source says
 * @internal
 */
export function phaseProblems(
  reviewed: Reviewed,
  said: PhaseInstants,
  now: number,
): ReviewProblem[] {
  const phases = new Map<IncidentPhase, number>();
  for (const phase of incidentPhases) {
    const own = reviewed[phase];
    const at = own === undefined ? said[phase] : own && Date.parse(own);
    if (typeof at === 'number') {
      phases.set(phase, at);
    }
  }
  const isReviewed = (phase: IncidentPhase) =>
    typeof reviewed[phase] === 'string';
  const problems = [...phases]
    .filter(([phase]) => isReviewed(phase))
    .flatMap(([phase, at]): ReviewProblem[] => {
      const field = `phases.${phase}`;
      if (at > now) {
        return [{ field, message: 'lies in the future' }];
      }
      if (at < YEAR_2000) {
        return [{ field, message: 'lies before the year 2000' }];
      }
      const earlier = [...phases].find(
        ([other, otherAt]) => comesBefore(other, phase) && otherAt > at,
      );
      if (earlier) {
        return [{ field, message: `must not be before ${earlier[0]}` }];
      }
      const later = [...phases].find(
        ([other, otherAt]) =>
          comesBefore(phase, other) && otherAt < at && !isReviewed(other),
      );
      return later ? [{ field, message: `must not be after ${later[0]}` }] : [];
    });
  return problems.length > 0
    ? problems
    : gapProblems(Object.fromEntries(phases), { reviewed, said }, now);
}

function comesBefore(one: IncidentPhase, other: IncidentPhase): boolean {
  return incidentPhases.indexOf(one) < incidentPhases.indexOf(other);
}

/** Two phases so far apart that neither would be believed any more, where it is the review that makes them so. */
function gapProblems(
  phases: PhaseInstants,
  { reviewed, said }: { reviewed: Reviewed; said: PhaseInstants },
  now: number,
): ReviewProblem[] {
  const isChanged = (phase: IncidentPhase) => {
    const own = reviewed[phase];
    return typeof own === 'string' && Date.parse(own) !== said[phase];
  };
  const farApartOf = (some: PhaseInstants) =>
    readPhases({ id: '', phases: some, closed: true }, now + 1).farApart;
  const before = farApartOf(said);
  const isOfSource = ([first, second]: PhasePair) =>
    !isChanged(first) &&
    !isChanged(second) &&
    before.some(pair => pair[0] === first && pair[1] === second);
  return farApartOf(phases)
    .filter(pair => !isOfSource(pair))
    .map(([first, second]): ReviewProblem => {
      if (isChanged(second)) {
        return problemAt(second, `lies more than 180 days after ${first}`);
      }
      if (isChanged(first)) {
        return problemAt(first, `lies more than 180 days before ${second}`);
      }
      // Neither was touched: a phase between them was taken away.
      const between = incidentPhases.find(
        phase =>
          reviewed[phase] === null &&
          comesBefore(first, phase) &&
          comesBefore(phase, second),
      );
      return problemAt(
        between ?? second,
        `leaves more than 180 days between ${first} and ${second}`,
      );
    });
}

function problemAt(phase: IncidentPhase, message: string): ReviewProblem {
  return { field: `phases.${phase}`, message };
}
