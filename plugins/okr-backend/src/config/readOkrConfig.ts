import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { checkIns } from './checkIns';
import { closings } from './closings';
import { editing } from './editing';
import { incidents, metrics } from './facts';
import { CalendarConfig, OkrConfig } from './OkrConfig';
import { clockTime, days, durationMs, timeZone, weekday } from './scalars';

const calendar = z
  .strictObject({
    timeZone,
    days: z
      .array(weekday)
      .min(1)
      .default(() => [1, 2, 3, 4, 5]),
    hours: z
      .strictObject({ from: clockTime, to: clockTime })
      .refine(({ from, to }) => from < to, 'must end after it begins')
      .default({ from: 9 * 60, to: 17 * 60 }),
    holidays: z
      .strictObject({
        country: z
          .string()
          .regex(/^[A-Z]{2}$/, 'must be a country code such as DE or US'),
        state: z.string().optional(),
        region: z.string().optional(),
        extra: z
          .array(z.iso.date('must be a date such as 2026-12-24'))
          .default(() => []),
      })
      .optional(),
  })
  .transform(
    (read): CalendarConfig => ({
      timeZone: read.timeZone,
      days: [...new Set(read.days)].sort((a, b) => a - b),
      hours: { fromMinute: read.hours.from, toMinute: read.hours.to },
      holidays: read.holidays,
    }),
  );

const collection = z
  .object({
    poll: durationMs('10s'),
    lease: durationMs('5m'),
    recomputeAfter: durationMs('1d'),
    retryFirst: durationMs('1m'),
    retryLongest: durationMs('30m'),
    budgetReserve: z.number().min(0).max(0.9).default(0.1),
  })
  .transform(read => ({
    pollMs: read.poll,
    leaseMs: read.lease,
    recomputeAfterMs: read.recomputeAfter,
    retry: { firstMs: read.retryFirst, longestMs: read.retryLongest },
    budgetReserve: read.budgetReserve,
  }));

const catalog = z
  .object({
    poll: durationMs('30s'),
    fullPass: durationMs('30m'),
    settle: durationMs('1d'),
    pageSize: z.int().min(1).max(1000).default(500),
  })
  .transform(read => ({
    pollMs: read.poll,
    fullPassMs: read.fullPass,
    settleMs: read.settle,
    pageSize: read.pageSize,
  }));

const evaluation = z
  .object({
    poll: durationMs('10s'),
    waiting: durationMs('1h'),
    full: durationMs('1d'),
    batchSize: z.int().min(1).max(1000).default(100),
    lease: durationMs('5m'),
  })
  .transform(read => ({
    pollMs: read.poll,
    waitingMs: read.waiting,
    fullMs: read.full,
    batchSize: read.batchSize,
    leaseMs: read.lease,
  }));

const retention = z
  .object({
    versions: durationMs('800d'),
    allSnapshots: durationMs('2d'),
    dailySnapshots: durationMs('100d'),
  })
  .transform(read => ({
    versionsMs: read.versions,
    allSnapshotsMs: read.allSnapshots,
    dailySnapshotsMs: read.dailySnapshots,
  }));

/** Modules have sections of their own under `okr`, so that unknown ones are let be here. */
const okr = z
  .object({
    demo: z.boolean().default(false),
    cycles: z
      .strictObject({
        fiscalYearStartMonth: z.int().min(1).max(12).default(1),
        timeZone: timeZone.default('UTC'),
      })
      .prefault({}),
    calendar: z.string().min(1).default('wall'),
    calendars: z.record(z.string(), calendar).default(() => ({})),
    abandonedAfter: z.record(z.string(), days).default(() => ({})),
    staleAfter: durationMs('24h'),
    metrics: metrics.default(() => []),
    incidents: incidents.prefault({}),
    collection: collection.prefault({}),
    catalog: catalog.prefault({}),
    evaluation: evaluation.prefault({}),
    checkIns: checkIns.prefault({}),
    closings: closings.prefault({}),
    editing: editing.prefault({}),
    retention: retention.prefault({}),
  })
  .refine(read => read.calendar === 'wall' || read.calendar in read.calendars, {
    path: ['calendar'],
    message: 'must be "wall" or the name of one of okr.calendars',
  })
  .refine(read => !('wall' in read.calendars), {
    path: ['calendars', 'wall'],
    message: 'is a name that is taken: it stands for plain elapsed time',
  })
  .transform(
    ({ abandonedAfter, staleAfter, ...read }): OkrConfig => ({
      ...read,
      abandonedAfterDays: abandonedAfter,
      staleAfterMs: staleAfter,
    }),
  );

/**
 * Reads the section `okr` of the app-config, once.
 *
 * @throws InputError that names every key that is wrong, and what was expected
 * @internal
 */
export function readOkrConfig(root: Config): OkrConfig {
  const read = okr.safeParse(root.getOptional('okr') ?? {});
  if (read.success) {
    return read.data;
  }
  const problems = read.error.issues.map(
    issue => `okr.${issue.path.join('.')}: ${issue.message}`,
  );
  throw new InputError(
    `The configuration of the OKR backend is not right. ${problems.join('. ')}`,
  );
}
