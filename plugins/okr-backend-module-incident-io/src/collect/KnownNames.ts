import { LoggerService } from '@backstage/backend-plugin-api';
import { IncidentIoClient, IncidentNode } from '../client';
import { IncidentIoSettings } from '../config';
import { hasField, nameKey } from '../incidents';
import { problemsOf, readNames } from './checkNames';

/** They hardly ever change. */
const mostAge = 3_600_000;

/** What was last learned of an account's names, kept between batches. @internal */
export interface NamesMemory {
  /** Undefined until they are read, and when they were not as configured. */
  last?: {
    /** Milliseconds since 1970 UTC. */
    readAt: number;
    names: Set<string>;
  };
}

/** @internal */
export interface NamesContext {
  logger: LoggerService;
  now: () => Date;
}

/**
 * The names of an account's timestamps and custom fields. Incidents tell by name, so that nothing may be derived by names
 * that have changed: they are read every hour, and at once when an incident shows that they are others by now.
 *
 * @internal
 */
export class KnownNames {
  private readInBatch = false;

  constructor(
    private readonly client: IncidentIoClient,
    private readonly settings: IncidentIoSettings,
    private readonly memory: NamesMemory,
    private readonly context: NamesContext,
  ) {}

  /**
   * Reads names that were read an hour ago, or never.
   *
   * @throws SourceUnavailableError when no incident could be told to be about an entity
   */
  async keepUp(): Promise<void> {
    const { last } = this.memory;
    const at = this.context.now().getTime();
    if (!last || Math.abs(at - last.readAt) >= mostAge) await this.read();
  }

  /** Reads them unless this batch has. @throws as `keepUp` does */
  async makeSure(): Promise<void> {
    if (!this.readInBatch) await this.read();
  }

  /**
   * Reads them when incidents use names that are not known.
   *
   * @throws as `keepUp` does
   */
  async meet(incidents: readonly IncidentNode[]): Promise<void> {
    const used = new Set(incidents.flatMap(namesIn));
    const isKnown = (name: string) => this.memory.last?.names.has(name);
    if ([...used].every(isKnown)) return;
    await this.read();
    // A field may be hidden from the list: it is asked about no more.
    for (const name of used) this.memory.last?.names.add(name);
  }

  /**
   * Reads them before incidents are taken for being about nothing: the field that names the entities may be gone.
   *
   * @throws as `keepUp` does
   */
  async beforeTakingBack(incidents: readonly IncidentNode[]): Promise<void> {
    const { entityField } = this.settings;
    if (incidents.some(it => !hasField(it, entityField))) await this.makeSure();
  }

  private async read(): Promise<void> {
    this.memory.last = undefined;
    const readAt = this.context.now().getTime();
    const { timestamps, fields } = await readNames(this.client);
    const problems = problemsOf(
      { timestamps, fields },
      this.client,
      this.settings,
    );
    for (const problem of problems) this.context.logger.warn(problem);
    this.memory.last = {
      readAt,
      names: new Set([
        ...timestamps.map(timestampKey),
        ...fields.map(fieldKey),
      ]),
    };
    this.readInBatch = true;
  }
}

function namesIn(incident: IncidentNode): string[] {
  const { custom_field_entries: entries } = incident;
  const { incident_timestamp_values: values } = incident;
  return [
    ...entries.map(it => fieldKey(it.custom_field.name)),
    ...(values ?? []).map(it => timestampKey(it.incident_timestamp.name)),
  ];
}

function fieldKey(name: string): string {
  return `field ${nameKey(name)}`;
}

function timestampKey(name: string): string {
  return `timestamp ${nameKey(name)}`;
}
