import { json, Reply } from '../serving';
import { Element, evaluate, samplesIn, Storage } from './evaluate';
import { PrometheusHost } from './PrometheusHost';
import { readQuery } from './readQuery';
import { Refusal } from './Refusal';
import { CompanySeries, Labels, scrapeSeconds } from './Series';

const mostPoints = 11_000;
const usualMostSamples = 50_000_000;
const daySeconds = 86_400;

type Parameters = Readonly<Record<string, unknown>>;

/** `/api/v1/query` @internal */
export function instantReply(
  host: PrometheusHost,
  series: CompanySeries,
  parameters: Parameters,
): Reply {
  const now = host.now().getTime() / 1000;
  const at = instantOf(parameters, 'time', now);
  const expression = readQuery(textOf(parameters, 'query'));
  const storage = storageOf(host, series);
  if (expression.kind === 'matrix') {
    return success({
      resultType: 'matrix',
      result: samplesIn(storage, expression, at).map(({ labels, samples }) => ({
        metric: labels,
        values: samples.map(([when, it]) => [when, written(it)]),
      })),
    });
  }
  const value = evaluate(storage, expression, at);
  return success(
    typeof value === 'number'
      ? { resultType: 'scalar', result: [at, written(value)] }
      : {
          resultType: 'vector',
          result: value.map(it => ({
            metric: it.labels,
            value: [at, written(it.value)],
          })),
        },
  );
}

/** `/api/v1/query_range` @internal */
export function rangeReply(
  host: PrometheusHost,
  series: CompanySeries,
  parameters: Parameters,
): Reply {
  const start = instantOf(parameters, 'start');
  const end = instantOf(parameters, 'end');
  const step = stepOf(parameters);
  if (end < start) {
    throw invalid('end', 'end timestamp must not be before start time');
  }
  if (step <= 0) {
    throw invalid(
      'step',
      'zero or negative query resolution step widths are not accepted. Try a positive integer',
    );
  }
  if ((end - start) / step > mostPoints) {
    throw new Refusal(
      'bad_data',
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    );
  }
  const expression = readQuery(textOf(parameters, 'query'));
  const storage = storageOf(host, series);
  const rows = new Map<string, { metric: Labels; values: unknown[] }>();
  for (let at = start; at <= end; at += step) {
    const value = evaluate(storage, expression, at);
    const elements: Element[] =
      typeof value === 'number' ? [{ labels: {}, value }] : value;
    for (const element of elements) {
      const key = JSON.stringify(Object.entries(element.labels).sort());
      const row = rows.get(key) ?? { metric: element.labels, values: [] };
      row.values.push([at, written(element.value)]);
      rows.set(key, row);
    }
  }
  return success({ resultType: 'matrix', result: [...rows.values()] });
}

/** `/api/v1/status/buildinfo` @internal */
export function buildInfoReply(): Reply {
  return success({
    version: '2.42.0',
    revision: 'sandbox',
    branch: 'HEAD',
    buildUser: '',
    buildDate: '',
    goVersion: '',
  });
}

function success(data: object): Reply {
  return json(200, { status: 'success', data });
}

/** Nothing after now, nothing that has been thrown away. */
function storageOf(host: PrometheusHost, series: CompanySeries): Storage {
  const now = host.now().getTime() / 1000;
  const { maxSamples = usualMostSamples, retentionDays = 400 } = host;
  let loaded = 0;
  return {
    series: series.list(),
    selected: new Map(),
    first: Math.max(series.begin, now - retentionDays * daySeconds),
    last: Math.floor(now / scrapeSeconds) * scrapeSeconds,
    load(samples) {
      loaded += samples;
      if (loaded > maxSamples) {
        throw new Refusal(
          'execution',
          'query processing would load too many samples into memory in query execution',
        );
      }
    },
  };
}

function textOf(parameters: Parameters, name: string): string {
  const value = parameters[name];
  return typeof value === 'string' ? value : '';
}

function instantOf(
  parameters: Parameters,
  name: string,
  otherwise?: number,
): number {
  const text = textOf(parameters, name);
  if (!text && otherwise !== undefined) {
    return otherwise;
  }
  const at = /^\d+(?:\.\d+)?$/.test(text)
    ? Number(text)
    : Date.parse(text) / 1000;
  if (Number.isNaN(at)) {
    throw invalid(name, `cannot parse "${text}" to a valid timestamp`);
  }
  return at;
}

function stepOf(parameters: Parameters): number {
  const text = textOf(parameters, 'step');
  if (!/^\d+(?:\.\d+)?$/.test(text)) {
    throw invalid('step', `cannot parse "${text}" to a valid duration`);
  }
  return Number(text);
}

function invalid(name: string, message: string): Refusal {
  return new Refusal('bad_data', `invalid parameter "${name}": ${message}`);
}

/** As Go writes numbers, as far as anybody reads them. */
function written(value: number): string {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  if (Number.isFinite(value)) {
    return String(value);
  }
  return value > 0 ? '+Inf' : '-Inf';
}
