import {
  changeCheckInRequestSchema,
  checkInConflictSchema,
  checkInResponseSchema,
  checkInSchema,
  checkInsResponseSchema,
  checkInSummarySchema,
  checkInVersionsSchema,
  closeCycleRequestSchema,
  closingConflictSchema,
  createCheckInRequestSchema,
  cycleClosingSchema,
  cycleReportSchema,
  cycleReviewVersionsSchema,
  deletedCheckInSchema,
  editConflictSchema,
  editPreviewRequestSchema,
  editPreviewResponseSchema,
  editRequestSchema,
  editResponseSchema,
  entityCyclesSchema,
  errorRateResponseSchema,
  explanationResponseSchema,
  factsResponseSchema,
  incidentResponseSchema,
  incidentsResponseSchema,
  incidentsSummarySchema,
  membersResponseSchema,
  metricResponseSchema,
  metricsResponseSchema,
  okrsResponseSchema,
  overlayResponseSchema,
  overlaysResponseSchema,
  overviewResponseSchema,
  proposalsResponseSchema,
  pushedFactSchema,
  pushRequestSchema,
  pushProblemSchema,
  pushResponseSchema,
  reviewProblemSchema,
  saveReviewRequestSchema,
  sourceResponseSchema,
  statusResponseSchema,
  suggestionsResponseSchema,
  waitingResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { z } from 'zod';
import { createRouter } from './createRouter';
import { readOpenApi } from './openApi';

const schemas = {
  Okrs: okrsResponseSchema,
  Metric: metricResponseSchema,
  Metrics: metricsResponseSchema,
  Facts: factsResponseSchema,
  Waiting: waitingResponseSchema,
  Members: membersResponseSchema,
  Status: statusResponseSchema,
  Suggestions: suggestionsResponseSchema,
  IncidentsSummary: incidentsSummarySchema,
  Incidents: incidentsResponseSchema,
  Incident: incidentResponseSchema,
  ErrorRate: errorRateResponseSchema,
  Explanation: explanationResponseSchema,
  PushResponse: pushResponseSchema,
  ReviewProblem: reviewProblemSchema,
  PushProblem: pushProblemSchema,
  Source: sourceResponseSchema,
  EditPreview: editPreviewResponseSchema,
  Edit: editResponseSchema,
  EditConflict: editConflictSchema,
  Proposals: proposalsResponseSchema,
  Overlay: overlayResponseSchema,
  Overlays: overlaysResponseSchema,
  Overview: overviewResponseSchema,
  CheckIn: checkInSchema,
  CheckIns: checkInsResponseSchema,
  CheckInAnswer: checkInResponseSchema,
  CheckInSummary: checkInSummarySchema,
  CheckInVersions: checkInVersionsSchema,
  CheckInConflict: checkInConflictSchema,
  DeletedCheckIn: deletedCheckInSchema,
  EntityCycles: entityCyclesSchema,
  CycleReport: cycleReportSchema,
  CycleClosing: cycleClosingSchema,
  CycleReviewVersions: cycleReviewVersionsSchema,
  ClosingConflict: closingConflictSchema,
};

/** What may be sent, with what may be left out. */
const requests = {
  SaveReview: saveReviewRequestSchema,
  EditRequest: editRequestSchema,
  CreateCheckIn: createCheckInRequestSchema,
  ChangeCheckIn: changeCheckInRequestSchema,
  CloseCycle: closeCycleRequestSchema,
  EditPreviewRequest: editPreviewRequestSchema,
  PushedFact: pushedFactSchema,
  PushRequest: pushRequestSchema.extend({
    items: z.array(pushedFactSchema).min(1).max(1000),
  }),
};

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isDate = ({ format }: Record<string, unknown>) =>
  format === 'date' || format === 'date-time';

/** References put in place, and what only readers need left out. */
function plain(value: unknown, components: Record<string, unknown>): unknown {
  if (Array.isArray(value)) {
    return value.map(item => plain(item, components));
  }
  if (!isMap(value)) {
    return value;
  }
  if (typeof value.$ref === 'string') {
    return plain(components[value.$ref.split('/').pop()!], components);
  }
  if (Array.isArray(value.allOf) && value.allOf.length === 1) {
    return plain(value.allOf[0], components);
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, item]) =>
          key !== '$schema' &&
          !(key === 'description' && typeof item === 'string') &&
          // The format says the same.
          !(key === 'pattern' && isDate(value)) &&
          Math.abs(Number(item)) !== Number.MAX_SAFE_INTEGER,
      )
      .map(([key, item]) => [
        key,
        key === 'required' && Array.isArray(item)
          ? [...item].sort()
          : plain(item, components),
      ]),
  );
}

describe('the OpenAPI document', () => {
  const components = readOpenApi().components?.schemas ?? {};

  it.each(Object.entries(schemas))(
    'describes %s as it is typed',
    (name, schema) => {
      const typed = z.toJSONSchema(schema, { target: 'openapi-3.0' });
      expect(
        plain(components[name as keyof typeof components], components),
      ).toEqual(plain(typed, {}));
    },
  );

  it.each(Object.entries(requests))(
    'describes %s as it is read',
    (name, schema) => {
      const typed = z.toJSONSchema(schema, {
        target: 'openapi-3.0',
        io: 'input',
      });
      expect(
        plain(components[name as keyof typeof components], components),
      ).toEqual(plain(typed, {}));
    },
  );

  it('is what answers are checked against', async () => {
    const unfit = jest.fn(async () => ({ entityRef: 'component:default/a' }));
    const service = Object.fromEntries(
      ['okrs', 'metric', 'facts', 'waiting', 'members', 'status'].map(name => [
        name,
        unfit,
      ]),
    );
    const app = express();
    app.use(
      createRouter({
        service: service as never,
        httpAuth: mockServices.httpAuth(),
        auditor: mockServices.auditor.mock(),
        validateResponses: true,
      }),
    );
    const handle: express.ErrorRequestHandler = (error, _req, res, _next) => {
      res.status(500).json({ message: error.message });
    };
    app.use(handle);
    const answer = await request(app).get(
      '/v1/entities/component/default/a/okrs',
    );
    expect(answer.status).toBe(500);
    expect(answer.body.message).toMatch(/must have required property/);
    expect(unfit).toHaveBeenCalledTimes(1);
  });
});
