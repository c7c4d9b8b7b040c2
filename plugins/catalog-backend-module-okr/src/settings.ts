import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  configuredMetrics,
  CycleOptions,
  DURATION_EXPECTED,
  MetricDefinition,
  metricDefinitions,
  parseDuration,
} from '@keyresults/backstage-plugin-okr-common';

/** What the module reads from the configuration. @internal */
export interface Settings {
  overlays: { enabled: boolean; refreshMs: number };
  /** The metrics that come with the plugins, and those that are configured. */
  metrics: MetricDefinition[];
  cycles: CycleOptions;
}

/** @throws InputError when a value is wrong @internal */
export function readSettings(config: Config): Settings {
  const overlays = config.getOptionalConfig('okr.catalog.overlays');
  // What is wrong in a declaration is said by the OKR backend, which does not start with it.
  const { definitions } = configuredMetrics(config.getOptional('okr'));
  return {
    overlays: {
      enabled: overlays?.getOptionalBoolean('enabled') ?? true,
      refreshMs: readRefresh(overlays?.getOptionalString('refresh') ?? '5s'),
    },
    metrics: [...metricDefinitions, ...definitions],
    cycles: {
      fiscalYearStartMonth: config.getOptionalNumber(
        'okr.cycles.fiscalYearStartMonth',
      ),
      timeZone: config.getOptionalString('okr.cycles.timeZone'),
    },
  };
}

function readRefresh(text: string): number {
  const seconds = parseDuration(text);
  if (!seconds || seconds < 1) {
    throw new InputError(
      `okr.catalog.overlays.refresh: must be ${DURATION_EXPECTED} of at least 1s, not "${text}"`,
    );
  }
  return seconds * 1000;
}
