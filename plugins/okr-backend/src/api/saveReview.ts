import { InputError, NotAllowedError } from '@backstage/errors';
import {
  IncidentResponse,
  IncidentReview,
  ReviewProblem,
  saveReviewRequestSchema,
  SeverityLadder,
} from '@keyresults/backstage-plugin-okr-common';
import { IncidentItem } from '../facts';
import { Rights, SaveReviewRequest } from './OkrService';
import { findIncident, readIncident } from './readIncident';
import {
  fieldOf,
  prototypeKeys,
  ReviewRefusedError,
  sayIssue,
} from './refusal';
import { phaseProblems } from './reviewPhases';
import { ServiceContext } from './ServiceContext';

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
  const unknown = prototypeKeys(body, ['review', 'review.phases']);
  if (unknown.length > 0) {
    throw new ReviewRefusedError(
      unknown.map(({ path, message }) => ({
        field: path.replace(/^review\.?/, ''),
        message,
      })),
    );
  }
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
