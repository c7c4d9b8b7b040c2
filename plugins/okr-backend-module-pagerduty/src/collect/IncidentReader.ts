import {
  FactGroup,
  IncidentFact,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';
import {
  customFieldsSchema,
  HiddenError,
  IncidentNode,
  incidentSchema,
  logEntrySchema,
  PagerdutyClient,
  pageSchema,
  readList,
  UnansweredError,
  Window,
} from '../client';
import {
  counts,
  deriveGroup,
  DerivationRules,
  emptyGroup,
  fieldNames,
  LogSummary,
  summarizeLog,
} from '../incidents';
import { ReadGroup } from './TargetReading';

/** One incident may be at fault; so many one after the other mean that PagerDuty is. */
const mostInARow = 3;
/** Keeps addresses short enough for every proxy on the way. */
const servicesPerQuestion = 100;
const entriesPerPage = 100;

/** PagerDuty does not answer for this one incident. @internal */
export class StuckIncidentError extends Error {
  readonly name = 'StuckIncidentError';
}

/** An incident that something was written about, with what was written. @internal */
export interface ChangedIncident {
  id: string;
  /** Undefined where PagerDuty did not send it along. */
  node: IncidentNode | undefined;
  log: LogSummary;
}

/** Asks about incidents of one account: many at once where the API allows it. @internal */
export class IncidentReader {
  private readonly fields: readonly string[];
  private stuckInARow = 0;

  constructor(
    private readonly client: PagerdutyClient,
    private readonly rules: DerivationRules,
  ) {
    this.fields = fieldNames(rules);
  }

  /** Whether more of a log is needed than when the incident was acknowledged. */
  get readsFields(): boolean {
    return this.fields.length > 0;
  }

  /** The incidents of services that were created in a window of at most six months. */
  async created(
    serviceIds: readonly string[],
    window: Window,
  ): Promise<IncidentNode[]> {
    return this.incidents(serviceIds, [['sort_by', 'created_at:asc']], window);
  }

  /** The incidents of services that are not resolved, however old. */
  async open(serviceIds: readonly string[]): Promise<IncidentNode[]> {
    return this.incidents(serviceIds, [
      ['date_range', 'all'],
      ['statuses[]', 'triggered'],
      ['statuses[]', 'acknowledged'],
    ]);
  }

  /**
   * What was written about the incidents of the whole account.
   *
   * @param mostEntries - undefined is returned when there are more
   */
  async changed(
    window: Window,
    mostEntries = Infinity,
  ): Promise<Map<string, ChangedIncident> | undefined> {
    const entries = await readList(
      this.client,
      {
        path: '/log_entries',
        name: 'log_entries',
        scope: 'incidents.read',
        query: [
          ['is_overview', 'false'],
          ['include[]', 'incidents'],
        ],
        item: logEntrySchema,
      },
      window,
      mostEntries,
    );
    if (!entries) return undefined;
    const byIncident = new Map<string, typeof entries>();
    for (const entry of entries) {
      const { id } = entry.incident;
      byIncident.set(id, [...(byIncident.get(id) ?? []), entry]);
    }
    return new Map(
      [...byIncident].map(([id, own]) => [
        id,
        {
          id,
          node: own
            .map(({ incident }) => incident)
            .find(it => 'created_at' in it),
          log: summarizeLog(own, this.fields),
        },
      ]),
    );
  }

  /** One incident; undefined when it is gone. @throws StuckIncidentError */
  async incident(id: string): Promise<IncidentNode | undefined> {
    const answer = await this.alone(
      id,
      '',
      z.object({ incident: incidentSchema }),
    );
    return answer?.incident;
  }

  /** The whole log of one incident; undefined when it is gone. @throws StuckIncidentError */
  async log(id: string): Promise<LogSummary | undefined> {
    const summaries = new Map<string, z.infer<typeof logEntrySchema>>();
    for (let offset = 0; ; offset += entriesPerPage) {
      const page = await this.alone(
        id,
        '/log_entries',
        pageSchema('log_entries', logEntrySchema),
        [
          ['time_zone', 'UTC'],
          ['limit', String(entriesPerPage)],
          ['offset', String(offset)],
        ],
      );
      if (!page) return undefined;
      for (const entry of page.items) summaries.set(entry.id, entry);
      if (!page.more) return summarizeLog([...summaries.values()], this.fields);
    }
  }

  /** An incident as it is handed over. @throws StuckIncidentError */
  async group(node: IncidentNode, log: LogSummary): Promise<ReadGroup> {
    const fields =
      log.fieldsSet && counts(node, this.rules)
        ? await this.customFields(node.id)
        : new Map<string, unknown>();
    const group = deriveGroup(
      { node, log, fields },
      this.rules,
      this.client.account,
    );
    const over = node.status === 'resolved';
    return { group, incidentId: node.id, log: over ? undefined : log };
  }

  /** What stands for an incident that is not there any more. */
  gone(incidentId: string): ReadGroup {
    const group: FactGroup<IncidentFact> = emptyGroup(incidentId);
    return { group, incidentId, log: undefined };
  }

  private async customFields(id: string): Promise<Map<string, unknown>> {
    const answer = await this.alone(
      id,
      '/custom_fields/values',
      customFieldsSchema,
    );
    return new Map(
      (answer?.custom_fields ?? []).map(({ name, value }) => [name, value]),
    );
  }

  private async incidents(
    serviceIds: readonly string[],
    query: ReadonlyArray<readonly [string, string]>,
    window?: Window,
  ): Promise<IncidentNode[]> {
    const found: IncidentNode[] = [];
    for (let i = 0; i < serviceIds.length; i += servicesPerQuestion) {
      const asked = serviceIds.slice(i, i + servicesPerQuestion);
      const part = await readList(
        this.client,
        {
          path: '/incidents',
          name: 'incidents',
          scope: 'incidents.read',
          query: [...query, ...asked.map(id => ['service_ids[]', id] as const)],
          item: incidentSchema,
        },
        window,
      );
      found.push(...(part ?? []));
    }
    return found;
  }

  /** @throws StuckIncidentError when only this incident is not answered for */
  private async alone<T>(
    id: string,
    part: string,
    schema: z.ZodType<T>,
    query: ReadonlyArray<readonly [string, string]> = [],
  ): Promise<T | undefined> {
    const path = `/incidents/${encodeURIComponent(id)}${part}`;
    try {
      const answer = await this.client.ask({
        path,
        scope: 'incidents.read',
        schema,
        query,
      });
      this.stuckInARow = 0;
      return answer;
    } catch (error) {
      if (error instanceof HiddenError && error.kind === 'gone') {
        return undefined;
      }
      if (error instanceof HiddenError || error instanceof UnansweredError) {
        this.stuckInARow++;
        if (this.stuckInARow < mostInARow) {
          throw new StuckIncidentError(
            `PagerDuty does not answer for incident ${id}: ${error.message}`,
          );
        }
        throw new SourceUnavailableError(
          `${this.client.name} does not answer: ${error.message}`,
        );
      }
      throw error;
    }
  }
}
