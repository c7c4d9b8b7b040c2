import { InputError, NotAllowedError } from '@backstage/errors';
import {
  IncidentPhase,
  incidentPhases,
  IncidentResponse,
  IncidentReview,
  PhaseInstants,
  ReviewProblem,
  saveReviewRequestSchema,
  SeverityLadder,
} from '@keyresults/backstage-plugin-okr-common';
import { IncidentItem } from '../facts';
import { Rights, SaveReviewRequest } from './OkrService';
import { findIncident, readIncident } from './readIncident';
import { fieldOf, ReviewRefusedError, sayIssue } from './refusal';
import { ServiceContext } from './ServiceContext';

const YEAR_2000 = Date.UTC(2000, 0, 1);

/**
 * Saves what a person says about an incident.
 *
 * @throws NotAllowedError for anybody but a person
 * @throws ReviewRefusedError with what is wrong with each field
 * @throws ConflictError when another version was saved meanwhile
 * @internal
 */
export async function saveReview(
  context: ServiceContext,
  request: SaveReviewRequest,
  rights: Rights,
): Promise<IncidentResponse> {
  const { userRef } = rights;
  if (userRef === undefined) {
    throw new NotAllowedError('Incidents are reviewed by people, not services');
  }
  const { item } = await findIncident(context, request, rights);
  const { version, review } = readBody(request.body);
  const now = context.now();
  const ladder = context.settings.metrics.severities;
  const problems = problemsOf(review, item, ladder, now);
  if (problems.length > 0) {
    throw new ReviewRefusedError(problems);
  }
  const { severity } = review;
  await context.reviews.save({
    source: item.source,
    key: item.key,
    review: {
      ...review,
      ...(severity !== undefined && {
        severity: ladder.find(severity) ?? severity,
      }),
    },
    expectedVersion: version,
    savedBy: userRef,
    now,
  });
  return readIncident(context, request, rights);
}

/** Names of fields are those of the review. */
function readBody(body: unknown) {
  const read = saveReviewRequestSchema.safeParse(body, { reportInput: true });
  if (read.success) {
    return read.data;
  }
  const [own, others] = [true, false].map(isOfReview =>
    read.error.issues.filter(
      ({ path }) => (path[0] === 'review' && path.length > 1) === isOfReview,
    ),
  );
  if (others.length > 0) {
    throw new InputError(
      `A review is sent as version and review: ${others
        .map(issue => `${fieldOf(issue) || 'the body'} ${sayIssue(issue)}`)
        .join('; ')}`,
    );
  }
  throw new ReviewRefusedError(
    own.map(issue => ({
      field: issue.path.slice(1).join('.'),
      message: sayIssue(issue),
    })),
  );
}

function problemsOf(
  review: IncidentReview,
  { said }: IncidentItem,
  ladder: SeverityLadder,
  now: number,
): ReviewProblem[] {
  const problems: ReviewProblem[] = [];
  const { severity } = review;
  if (
    severity !== undefined &&
    severity !== said.severity &&
    ladder.find(severity) === undefined
  ) {
    problems.push({
      field: 'severity',
      message: `must be one of ${ladder.names.join(', ')}`,
    });
  }
  return [...problems, ...phaseProblems(review.phases, said.phases, now)];
}

/** Of the phases that the review says something about; what is wrong with the others is the source's. */
function phaseProblems(
  reviewed: IncidentReview['phases'],
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
  return [...phases]
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
}

function comesBefore(one: IncidentPhase, other: IncidentPhase): boolean {
  return incidentPhases.indexOf(one) < incidentPhases.indexOf(other);
}
