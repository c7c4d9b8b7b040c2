import {
  declaredMetricSchema,
  githubMetrics,
  incidentMetrics,
  sentryMetrics,
  SeverityLadder,
} from '@keyresults/backstage-plugin-okr-common';
import {
  DailyRatioFact,
  Fact,
  IncidentFact,
  SpanFact,
} from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import { addEntity, addScope, addTarget } from '../../__testUtils__/rows';
import { DatabaseBudgets, DatabaseStatusReader } from '../../collection';
import {
  CalendarRegistry,
  EntityStore,
  EvaluationSettings,
  Evaluator,
  MetricRegistry,
  SnapshotStore,
} from '../../evaluation';
import { DatabaseFactStore, FactWriter } from '../../facts';
import { CheckInStore } from '../../checkIns';
import { ClosingStore } from '../../closings';
import { PromiseStore } from '../../conflicts';
import { IncidentReviewStore } from '../../incidents';
import { OverviewStore } from '../../overview';
import { PushStore } from '../../push';
import { ServiceContext } from '../ServiceContext';

/** An instant as milliseconds since 1970 UTC. */
export function at(text: string): number {
  return Date.parse(text);
}

const HOUR = 3_600_000;
const ladder = new SeverityLadder();
const severityOf = (text: string) => ladder.find(text);

/** A review request at an instant, answered after so many hours, or not yet. */
export function review(
  start: string,
  answeredAfterHours?: number,
  values: Partial<SpanFact> = {},
): SpanFact {
  const key = values.key ?? `${start}/${answeredAfterHours}`;
  return {
    shape: 'span',
    metric: 'github.reviewWait',
    key,
    start: new Date(at(start)).toISOString(),
    ...(answeredAfterHours !== undefined && {
      end: new Date(at(start) + answeredAfterHours * HOUR).toISOString(),
      outcome: 'answered' as const,
    }),
    waitingOn: '@acme/payments',
    title: `Change ${key}`,
    url: `https://github.example/pull/${encodeURIComponent(key)}`,
    dimensions: {},
    ...values,
  };
}

/** An incident with its phases as instants without seconds, for instance `2026-10-01T10:00`; over unless said otherwise. */
export function incident(
  key: string,
  phases: IncidentFact['phases'],
  values: Partial<IncidentFact> = {},
): IncidentFact {
  return {
    shape: 'incident',
    key,
    phases: Object.fromEntries(
      Object.entries(phases).map(([phase, text]) => [phase, `${text}:00.000Z`]),
    ),
    closed: true,
    title: `Outage ${key}`,
    url: `https://incidents.example/${key}`,
    dimensions: {},
    ...values,
  };
}

/** A day of a project. */
export function day(
  date: string,
  numerator: number,
  denominator: number,
  values: Partial<DailyRatioFact> = {},
): DailyRatioFact {
  return {
    shape: 'dailyRatio',
    metric: 'sentry.errorsPerUserDay',
    key: `production/${date}`,
    day: date,
    numerator,
    denominator,
    complete: true,
    title: date,
    url: `https://sentry.example/${date}`,
    dimensions: { environment: 'production' },
    ...values,
  };
}

/**
 * A store with a clock that a test moves. Facts go in as collectors write them; numbers come out of the evaluator and
 * the API.
 */
export class World {
  readonly #database: Knex;
  readonly settings: EvaluationSettings;
  readonly context: ServiceContext;
  now: number;

  constructor(database: Knex, now: string) {
    this.#database = database;
    this.now = at(now);
    this.settings = {
      metrics: new MetricRegistry({
        collectors: [
          { id: 'github', metrics: githubMetrics },
          { id: 'sentry', metrics: sentryMetrics },
          { id: 'pagerduty', metrics: incidentMetrics },
          { id: 'incident-io', metrics: incidentMetrics },
        ],
        declared: [
          declaredMetricSchema.parse({
            id: 'codecov.coverage',
            title: 'Test coverage',
            unit: 'share',
            better: 'higher',
            shape: 'reading',
          }),
          declaredMetricSchema.parse({
            id: 'ci.passed',
            title: 'Builds that pass',
            unit: 'share',
            better: 'higher',
            shape: 'dailyRatio',
          }),
          declaredMetricSchema.parse({
            id: 'ci.buildTime',
            title: 'Build time',
            unit: 'duration',
            better: 'lower',
            shape: 'span',
          }),
        ],
      }),
      calendars: new CalendarRegistry({
        calendar: 'wall',
        calendars: {
          berlin: {
            timeZone: 'Europe/Berlin',
            days: [1, 2, 3, 4, 5],
            hours: { fromMinute: 9 * 60, toMinute: 17 * 60 },
          },
        },
      }),
      cycles: { fiscalYearStartMonth: 1, timeZone: 'UTC' },
      staleAfter: () => 24 * HOUR,
      versionsKeptMs: 800 * 24 * HOUR,
      settleMs: 24 * HOUR,
    };
    this.context = {
      entities: new EntityStore(database),
      snapshots: new SnapshotStore(database),
      overviews: new OverviewStore(database),
      promises: new PromiseStore(database),
      facts: new DatabaseFactStore(database),
      checkIns: new CheckInStore(database),
      closings: new ClosingStore(database),
      reviews: new IncidentReviewStore(database, { severityOf }),
      pushes: new PushStore({ database, settleMs: 24 * HOUR, severityOf }),
      settings: this.settings,
      demo: false,
      now: () => this.now,
      status: new DatabaseStatusReader(
        database,
        new DatabaseBudgets({ database, reserve: 0, now: () => this.now }),
      ),
    };
  }

  /** A target whose history was read when the instant came, and that is read up to now. */
  async target(
    title: string,
    knownSince: string,
    values: Record<string, unknown> = {},
  ): Promise<number> {
    return addTarget(this.#database, {
      title,
      reference: `github.com/${title}`,
      url: `https://github.example/${title}`,
      state: 'ok',
      claim: 'test',
      collected_through: this.now,
      past_known_at: at(knownSince),
      ...values,
    });
  }

  async setTarget(id: number, values: Record<string, unknown>): Promise<void> {
    await this.#database('targets').where({ id }).update(values);
  }

  async entity(
    entityRef: string,
    leaves: Record<string, number[]>,
    values: Record<string, unknown> = {},
  ): Promise<void> {
    await addEntity(this.#database, entityRef, {
      evaluation_due_at: 0,
      ...values,
    });
    await addScope(this.#database, entityRef, leaves);
  }

  async setEntity(
    entityRef: string,
    values: Record<string, unknown>,
  ): Promise<void> {
    await this.#database('entities')
      .where({ entity_ref: entityRef })
      .update({ ...values, evaluation_due_at: 0 });
  }

  /** Facts learned at an instant, or now, each in a group of its own. */
  async learn(
    targetId: number,
    facts: Fact[],
    learnedAt: string | number = this.now,
    recomputation?: string,
  ): Promise<void> {
    const now = typeof learnedAt === 'string' ? at(learnedAt) : learnedAt;
    await new FactWriter(this.#database, { severityOf }).writePage({
      targetId,
      claim: 'test',
      groups: facts.map(fact => ({
        key: fact.key,
        open: fact.shape === 'span' && fact.end === undefined,
        facts: [fact],
      })),
      target: {
        collected_through: Math.max(now, this.now),
        ...(recomputation !== undefined && { past_known_at: now }),
      },
      recomputation,
      now,
    });
  }

  async evaluate(): Promise<number> {
    await this.#database('entities').update({ evaluation_due_at: this.now });
    return this.evaluateDue();
  }

  async evaluateDue(): Promise<number> {
    const { entities, snapshots, facts, checkIns, closings, settings } =
      this.context;
    return new Evaluator({
      entities,
      snapshots,
      facts,
      checkIns,
      closings,
      settings,
      schedule: {
        waitingMs: HOUR,
        fullMs: 24 * HOUR,
        batchSize: 50,
        leaseMs: 60_000,
      },
      now: () => this.now,
    }).run();
  }
}
