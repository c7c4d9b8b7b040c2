import express from 'express';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  catalogUrl,
  Company,
  createCompany,
  createScaledCompany,
  DescribedOutside,
  errorOrganizations,
  Repository,
  Scale,
} from './company';
import { listSource } from './company/PullRequestSource';
import { controlRoutes } from './controlRoutes';
import { Faults } from './faults';
import { Git } from './git';
import { githubRoutes, WebhookOptions, Webhooks } from './github';
import { RateBudget } from './github/RateBudget';
import { IncidentIoOptions, incidentIoRoutes } from './incidentIo';
import { PagerdutyOptions, pagerdutyRoutes } from './pagerduty';
import { PrometheusOptions, prometheusRoutes } from './prometheus';
import { readRealData } from './realData';
import { RequestLog } from './RequestLog';
import { SentryOptions, sentryRoutes } from './sentry';

/** One host each, as an installation in the United States and one in the European Union have. */
const sentryPaths = { acme: '/sentry', 'acme-eu': '/sentry-eu' } as const;

/** @public */
export interface SandboxOptions {
  /** 0 takes any free port. Default 7107. */
  port?: number;
  /** Default 1. */
  seed?: number;
  /** The clock: what is later has not happened yet. Default: the real one. */
  now?: () => Date;
  /** Default: acme, made from `seed` and `now()`. */
  company?: Company;
  /** Instead of `company`: one with just so many repositories and pull requests. */
  scale?: Scale;
  /** What the catalog hears of from elsewhere than the repositories, for acme. Default: nothing. */
  describedOutside?: DescribedOutside;
  /** A file of real pull requests (see `readRealData`), shown as one more repository. */
  realDataFile?: string;
  /** What that repository is called. Default `acme/real-data`. */
  realDataSlug?: string;
  /** Points an hour for each token, and requests an hour for REST. Default 5,000. */
  pointsPerHour?: number;
  /** GraphQL answers 502 when a query asks for the timelines of more pull requests than this. Default: never. */
  maxPullRequestsPerPage?: number;
  /** Tokens that are let in. Default: any. */
  tokens?: readonly string[];
  /** Whether `updatedAt` moves when a review is requested or a request removed. Default true. */
  requestsMoveUpdatedAt?: boolean;
  /** Where events about pull requests made here are sent. Default: nowhere. */
  webhooks?: WebhookOptions;
  /** How long a fork takes to be there. Default 300. */
  forkMilliseconds?: number;
  /** How its two Sentries are set up. */
  sentry?: SentryOptions;
  /** How its PagerDuty is set up. */
  pagerduty?: PagerdutyOptions;
  /** How its incident.io is set up. */
  incidentIo?: IncidentIoOptions;
  /** How its Prometheus is set up. */
  prometheus?: PrometheusOptions;
}

/** A running sandbox. @public */
export interface Sandbox {
  /** For instance `http://localhost:7107`. */
  origin: string;
  /** What Octokit and `integrations.github` call the API base: `<origin>/api/v3`. */
  apiBaseUrl: string;
  /** Where a catalog location for the whole company points to. */
  catalogUrl: string;
  /** Base addresses of Sentry by organization: `<origin>/sentry` for `acme`, `<origin>/sentry-eu` for `acme-eu`. */
  sentryUrls: Record<string, string>;
  /** What `apiBaseUrl` of incident.io is: `<origin>/incident-io`. */
  incidentIoUrl: string;
  /** Base address of PagerDuty's REST API: `<origin>/pagerduty`. */
  pagerdutyUrl: string;
  /** What stands before `/api/v1` of Prometheus: `<origin>/prometheus`. */
  prometheusUrl: string;
  company: Company;
  /** Its repositories with branches, commits and the pull requests made here. */
  git: Git;
  webhooks: Webhooks;
  faults: Faults;
  requests: RequestLog;
  stop(): Promise<void>;
}

/**
 * Starts the stand-ins on one local port.
 *
 * @public
 */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const { port = 7107, seed = 1, now = () => new Date() } = options;
  const company = companyFor(options, seed, now());
  const faults = new Faults(seed);
  const requests = new RequestLog();
  const git = new Git(company, now, options.forkMilliseconds);
  const webhooks = new Webhooks(options.webhooks);
  const application = express();
  application.disable('x-powered-by');
  application.disable('etag');
  application.use('/_sandbox', controlRoutes(faults, requests));
  for (const organization of errorOrganizations) {
    application.use(
      sentryPaths[organization],
      sentryRoutes({
        ...options.sentry,
        company,
        faults,
        requests,
        now,
        organization,
      }),
    );
  }
  application.use(
    '/pagerduty',
    pagerdutyRoutes({ ...options.pagerduty, company, faults, requests, now }),
  );
  application.use(
    '/prometheus',
    prometheusRoutes({ ...options.prometheus, company, faults, requests, now }),
  );
  application.use(
    '/incident-io',
    incidentIoRoutes({
      ...options.incidentIo,
      company,
      faults,
      requests,
      now,
    }),
  );
  application.use(
    githubRoutes({
      company,
      git,
      webhooks,
      faults,
      requests,
      now,
      requestsMoveUpdatedAt: options.requestsMoveUpdatedAt ?? true,
      maxPullRequestsPerPage: options.maxPullRequestsPerPage,
      tokens: options.tokens,
      budgetOf: budgets(options.pointsPerHour ?? 5000),
    }),
  );
  const server = createServer(application);
  await listen(server, port);
  const { port: taken } = server.address() as AddressInfo;
  const origin = `http://localhost:${taken}`;
  return {
    origin,
    apiBaseUrl: `${origin}/api/v3`,
    catalogUrl: catalogUrl(company, origin),
    sentryUrls: Object.fromEntries(
      errorOrganizations.map(it => [it, origin + sentryPaths[it]]),
    ),
    pagerdutyUrl: `${origin}/pagerduty`,
    incidentIoUrl: `${origin}/incident-io`,
    prometheusUrl: `${origin}/prometheus`,
    company,
    git,
    webhooks,
    faults,
    requests,
    stop: () => stop(server),
  };
}

function companyFor(options: SandboxOptions, seed: number, now: Date): Company {
  const {
    describedOutside,
    realDataFile,
    realDataSlug = 'acme/real-data',
    scale,
  } = options;
  const made = scale
    ? () => createScaledCompany({ seed, now, ...scale })
    : () => createCompany({ seed, now, describedOutside });
  const company = options.company ?? made();
  if (realDataFile) {
    const source = listSource(readRealData(realDataFile));
    company.addRepository(new Repository(901, realDataSlug, source));
  }
  return company;
}

/** One budget for each token and resource. */
function budgets(limit: number) {
  const known = new Map<string, RateBudget>();
  return (token: string, resource: 'core' | 'graphql'): RateBudget => {
    const key = `${resource} ${token}`;
    const budget = known.get(key) ?? new RateBudget(limit);
    known.set(key, budget);
    return budget;
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve());
  });
}

/** Also ends the connections that were left without an answer. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close(error => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
