import { renderInTestApp } from '@backstage/frontend-test-utils';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import type { ToastApi } from '@backstage/frontend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { githubMetrics } from '@keyresults/backstage-plugin-okr-common';
import type { OkrsResponse } from '@keyresults/backstage-plugin-okr-common';
import { OkrApi, okrApiRef } from '../api';
import { OkrCard } from '../components/card';
import { OkrTab } from '../components/tab';
import { okrTabRouteRef } from '../routes';
import { aCheckIn, aCheckInSummary } from './checkInFixtures';
import { aClosing, aReport, someCycles } from './closingFixtures';
import { aMetricAnswer, aPreview, aSource } from './editingFixtures';
import { anErrorRate } from './errorFixtures';
import { anExplanation } from './explanationFixtures';
import {
  anIncidentAnswer,
  anIncidentsSummary,
  noTargets,
} from './incidentFixtures';
import { anOverview } from './overviewFixtures';
import { aFact, anAnswer, anEntity, aWaitingAnswer } from './fixtures';

/** A method that always answers the same. */
function answering<TMethod extends (...request: never[]) => unknown>(
  answer: Awaited<ReturnType<TMethod>>,
) {
  const method = jest.fn<ReturnType<TMethod>, Parameters<TMethod>>();
  return method.mockResolvedValue(answer as never);
}

/** A backend that answers with what it is given. */
export function fakeOkrApi(
  okrs: OkrsResponse = anAnswer(),
  overrides: Partial<jest.Mocked<OkrApi>> = {},
): jest.Mocked<OkrApi> {
  return {
    getOkrs: answering<OkrApi['getOkrs']>(okrs),
    getMetric: answering<OkrApi['getMetric']>(aMetricAnswer()),
    getFacts: answering<OkrApi['getFacts']>({ items: [aFact(1)], hidden: 0 }),
    getWaiting: answering<OkrApi['getWaiting']>(aWaitingAnswer([])),
    getMembers: answering<OkrApi['getMembers']>({ items: [], hidden: 0 }),
    getIncidentsSummary: answering<OkrApi['getIncidentsSummary']>(
      anIncidentsSummary({ coverage: noTargets }),
    ),
    getIncidents: answering<OkrApi['getIncidents']>({ items: [], hidden: 0 }),
    getIncident: answering<OkrApi['getIncident']>(anIncidentAnswer()),
    saveIncidentReview: answering<OkrApi['saveIncidentReview']>(
      anIncidentAnswer(),
    ),
    getErrors: answering<OkrApi['getErrors']>(anErrorRate({ projects: 0 })),
    getExplanation: answering<OkrApi['getExplanation']>(anExplanation()),
    getSuggestions: answering<OkrApi['getSuggestions']>({
      entityRef: 'component:default/checkout',
      demo: false,
      asOf: '2026-11-18T12:00:00.000Z',
      window: {
        from: '2026-08-19T12:00:00.000Z',
        to: '2026-11-18T12:00:00.000Z',
      },
      cycle: '2026-Q4',
      suggestions: [],
    }),
    getSource: answering<OkrApi['getSource']>(aSource()),
    previewEdit: answering<OkrApi['previewEdit']>(aPreview()),
    saveEdit: answering<OkrApi['saveEdit']>({ outcome: 'written' }),
    getProposals: answering<OkrApi['getProposals']>({
      mayEdit: true,
      proposals: [],
    }),
    getOverlay: answering<OkrApi['getOverlay']>({
      history: [],
      used: false,
      yaml: '',
    }),
    getCheckIns: answering<OkrApi['getCheckIns']>({ items: [] }),
    getCheckInSummary: answering<OkrApi['getCheckInSummary']>(
      aCheckInSummary(),
    ),
    getCheckInVersions: answering<OkrApi['getCheckInVersions']>({
      versions: [],
    }),
    createCheckIn: answering<OkrApi['createCheckIn']>({ checkIn: aCheckIn() }),
    changeCheckIn: answering<OkrApi['changeCheckIn']>({ checkIn: aCheckIn() }),
    deleteCheckIn: answering<OkrApi['deleteCheckIn']>({ id: '' }),
    getCycles: answering<OkrApi['getCycles']>(someCycles([])),
    getCycleReport: answering<OkrApi['getCycleReport']>(aReport()),
    getCycleReportMarkdown: answering<OkrApi['getCycleReportMarkdown']>(''),
    getCycleReviewVersions: answering<OkrApi['getCycleReviewVersions']>({
      versions: [],
    }),
    closeCycle: answering<OkrApi['closeCycle']>(aClosing()),
    getOverview: answering<OkrApi['getOverview']>(anOverview()),
    getOverviewCsv: answering<OkrApi['getOverviewCsv']>(''),
    getOverviewMarkdown: answering<OkrApi['getOverviewMarkdown']>(''),
    getMetrics: answering<OkrApi['getMetrics']>({
      metrics: githubMetrics.map(metric => ({
        ...metric,
        stats: [...metric.stats],
      })),
      cycles: {},
    }),
    getStatus: jest.fn(),
    ...overrides,
  };
}

interface RenderOptions {
  entity?: Entity;
  /** The address, for instance `/#objective/key-result`. */
  at?: string;
  toastApi?: ToastApi;
}

function render(
  element: JSX.Element,
  api: OkrApi,
  {
    entity = anEntity(),
    at = '/',
    toastApi = { post: () => ({ close: () => {} }) },
  }: RenderOptions,
) {
  return renderInTestApp(
    <EntityProvider entity={entity}>{element}</EntityProvider>,
    {
      apis: [
        [okrApiRef, api],
        [toastApiRef, toastApi],
        [catalogApiRef, catalogApiMock({ entities: [entity] })],
      ],
      initialRouteEntries: [at],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/okrs': okrTabRouteRef,
      },
    },
  );
}

/** The tab in the new frontend system. */
export function renderTab(api: OkrApi, options: RenderOptions = {}) {
  return render(<OkrTab />, api, options);
}

/** The card in the new frontend system, in an app whose tab is at `/okrs`. */
export function renderCard(api: OkrApi, options: RenderOptions = {}) {
  return render(<OkrCard />, api, options);
}
