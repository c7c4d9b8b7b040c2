import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  configuredMetrics,
  CycleOptions,
  MetricDefinition,
  metricDefinitions,
} from '@keyresults/backstage-plugin-okr-common';
import { parse } from 'yaml';
import { z } from 'zod';
import { Knowledge } from './Knowledge';
import { Options } from './readOptions';
import { UsageError } from './UsageError';

const METRIC_ID = /^[a-z][a-zA-Z0-9-]*(?:\.[a-zA-Z][a-zA-Z0-9-]*)+$/;

const zone = z.string().refine(isTimeZone, 'is no time zone');
const appConfig = z.object({
  okr: z
    .looseObject({
      cycles: z
        .object({
          fiscalYearStartMonth: z.int().min(1).max(12).optional(),
          timeZone: zone.optional(),
        })
        .optional(),
    })
    .nullish(),
});

/**
 * What is known of the installation: the metrics that come with the plugins, and what the command line and
 * configuration files add. Of two files the later one counts.
 *
 * @throws UsageError @internal
 */
export function readKnowledge(
  { metrics, configs }: Pick<Options, 'metrics' | 'configs'>,
  cwd: string,
): Knowledge {
  for (const id of metrics) {
    if (!METRIC_ID.test(id)) {
      throw new UsageError(
        `--metric takes an id such as codecov.coverage, not "${id}"`,
      );
    }
  }
  const definitions = new Map<string, MetricDefinition>();
  let cycles: CycleOptions = {};
  for (const file of configs) {
    const config = readConfig(file, cwd);
    for (const definition of config.definitions) {
      definitions.set(definition.id, definition);
    }
    cycles = { ...cycles, ...config.cycles };
  }
  return {
    metrics: [...metricDefinitions, ...definitions.values()],
    otherMetrics: new Set(metrics),
    cycles,
  };
}

function readConfig(file: string, cwd: string) {
  let plain: unknown;
  try {
    plain = parse(readFileSync(resolve(cwd, file), 'utf8')) ?? {};
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be read: ${reason.split('\n')[0]}`);
  }
  const read = appConfig.safeParse(plain);
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    throw new UsageError(`${file}: ${path.join('.')}: ${message}`);
  }
  const { okr } = read.data;
  const { definitions, problems } = configuredMetrics(okr ?? {});
  if (problems.length > 0) {
    throw new UsageError(problems.map(it => `${file}: ${it}`).join('\n'));
  }
  return { definitions, cycles: okr?.cycles ?? {} };
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
