import { Sandbox } from 'sandbox';
import { askDirectly } from './askDirectly';

const day = 24 * 3_600_000;
const perPage = 100;
/** The longest period that PagerDuty answers about is six months, and the deepest page ends at 10,000. */
const sliceMs = 30 * day;

interface Listed {
  id: string;
}

/** A client that lists a year of incidents, and asks for the log of each, as most do. */
export async function readAlone(
  sandbox: Sandbox,
  now: Date,
  withFields: boolean,
): Promise<{ requests: number; incidents: number }> {
  sandbox.requests.reset();
  const until = now.getTime();
  const incidents: Listed[] = [];
  for (let from = until - 365 * day; from < until; from += sliceMs) {
    const to = Math.min(until, from + sliceMs);
    incidents.push(
      ...(await list(sandbox, [
        ['since', new Date(from).toISOString()],
        ['until', new Date(to).toISOString()],
      ])),
    );
  }
  // One that is asked about by itself takes the same as any other: no need to ask about all.
  const listing = sandbox.requests.counts.total;
  const [first] = incidents;
  await askAbout(sandbox, first);
  const logs = sandbox.requests.counts.total - listing;
  const each = logs + (withFields ? 1 : 0);
  return {
    requests: listing + each * incidents.length,
    incidents: incidents.length,
  };
}

/**
 * A client that looks at all open incidents and asks for the log of each.
 *
 * @returns requests for one sweep
 */
export async function followAlone(sandbox: Sandbox): Promise<number> {
  sandbox.requests.reset();
  const open = await list(sandbox, [
    ['date_range', 'all'],
    ['statuses[]', 'triggered'],
    ['statuses[]', 'acknowledged'],
  ]);
  for (const incident of open) {
    await askAbout(sandbox, incident);
  }
  return sandbox.requests.counts.total;
}

async function list(
  { pagerdutyUrl }: Sandbox,
  query: ReadonlyArray<readonly [string, string]>,
): Promise<Listed[]> {
  const found: Listed[] = [];
  for (let offset = 0; ; offset += perPage) {
    const page = await askDirectly<{ incidents: Listed[]; more: boolean }>(
      `${pagerdutyUrl}/incidents`,
      'Token token=sandbox',
      [...query, ['limit', `${perPage}`], ['offset', `${offset}`]],
    );
    found.push(...page.incidents);
    if (!page.more) {
      return found;
    }
  }
}

async function askAbout(
  { pagerdutyUrl }: Sandbox,
  { id }: Listed,
): Promise<void> {
  await askDirectly(
    `${pagerdutyUrl}/incidents/${id}/log_entries`,
    'Token token=sandbox',
    [['limit', `${perPage}`]],
  );
}
