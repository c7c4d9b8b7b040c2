import { LoggerService } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { headersFor } from '../client';
import { MetricSettings, PrometheusSettings, Server } from '../config';
import { fieldsOf, fillTemplate, QueryTemplate } from '../query';

const refusalSchema = z.object({
  status: z.literal('error'),
  errorType: z.literal('bad_data'),
  error: z.string(),
});

/** What no instant of a range can have. */
const wrongResultSchema = z.object({
  status: z.literal('success'),
  data: z.object({ resultType: z.enum(['matrix', 'string']) }),
});

/**
 * Asks each configured query once, filled with a sample, of the server that is asked where an entity names none. The log
 * then says which key holds no PromQL, before any entity does. Whatever else goes wrong is left to the collector.
 *
 * @returns when all have been asked; never fails
 * @internal
 */
export async function checkQueries(
  { metrics, servers }: PrometheusSettings,
  logger: LoggerService,
  signal: AbortSignal,
): Promise<void> {
  for (const [index, { server: name, queries }] of metrics.entries()) {
    const server = name ? servers.find(it => it.name === name) : servers.at(0);
    for (const [key, template] of templatesByKey(queries)) {
      const problem =
        server && (await problemOf(server, sampleOf(template), signal));
      if (problem) {
        logger.error(
          `okr.prometheus.metrics.${index}.${key} cannot be asked of Prometheus (${server.name}): ${problem}`,
        );
      }
    }
  }
}

function templatesByKey(
  queries: MetricSettings['queries'],
): Array<[key: string, template: QueryTemplate]> {
  const { shape: _, ...templates } = queries;
  return Object.entries(templates);
}

function sampleOf(template: QueryTemplate): string {
  const values = fieldsOf([template]).map(field => [field, 'sample']);
  return fillTemplate(template, Object.fromEntries(values), '1d');
}

/** @returns why the query can never be asked; undefined when it can, or when the server does not tell */
async function problemOf(
  server: Server,
  query: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const timeout = AbortSignal.timeout(server.timeoutSeconds * 1000);
  try {
    const reply = await fetch(`${server.url}/api/v1/query`, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout]),
      headers: headersFor(server),
      body: new URLSearchParams({
        query,
        timeout: `${Math.ceil(server.timeoutSeconds)}s`,
      }),
    });
    const body: unknown = await reply.json();
    const wrong = wrongResultSchema.safeParse(body).data?.data.resultType;
    return wrong
      ? `it gives a ${wrong}, and a number for each instant is needed`
      : refusalSchema.safeParse(body).data?.error;
  } catch {
    return undefined;
  }
}
