import {
  countedAt,
  uniqueIncidents,
} from '@keyresults/backstage-plugin-okr-common';
import { IncidentFact } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import { toIncident } from '../evaluation/shapes';
import { DatabaseFactStore, FactWriter, isKnownVersion } from '../facts';
import { IncidentReviewStore } from '../incidents';
import { dayAt, groupsOf, incidentFact } from './facts';
import { addTarget } from './rows';

/** What a source says of an incident beside its phases. */
export type IncidentWords = Partial<
  Pick<IncidentFact, 'title' | 'url' | 'dimensions' | 'severity' | 'area'>
>;

/** What happens on a day, to the incident under one of two targets. */
export type IncidentEdit =
  | { kind: 'told'; under: 0 | 1; words: IncidentWords }
  | { kind: 'gone'; under: 0 | 1 }
  | { kind: 'reviewed'; notes: string };

const everything = { from: dayAt(0), to: dayAt(200) };

/** One incident that two targets may tell of, told, reviewed and asked about day by day. */
export class EditedIncident {
  static #incidents = 0;

  static async start(database: Knex): Promise<EditedIncident> {
    EditedIncident.#incidents += 1;
    const target = {
      claim: 'mine',
      source: 'pagerduty',
      past_known_at: dayAt(0),
    };
    return new EditedIncident(database, `P${EditedIncident.#incidents}`, [
      await addTarget(database, target),
      await addTarget(database, target),
    ]);
  }

  readonly #database: Knex;
  readonly #store: DatabaseFactStore;
  readonly #key: string;
  readonly #targetIds: readonly number[];
  readonly #told = [false, false];
  #reviews = 0;

  private constructor(database: Knex, key: string, targetIds: number[]) {
    this.#database = database;
    this.#store = new DatabaseFactStore(database);
    this.#key = key;
    this.#targetIds = targetIds;
  }

  isTold(): boolean {
    return this.#told.includes(true);
  }

  async live(
    day: number,
    edit: IncidentEdit,
    phases: Parameters<typeof incidentFact>[1],
  ): Promise<void> {
    if (edit.kind === 'reviewed') {
      await this.#review(day, edit.notes);
      return;
    }
    const [group] = groupsOf(
      incidentFact(this.#key, phases, {
        closed: true,
        ...(edit.kind === 'told' && edit.words),
      }),
    );
    this.#told[edit.under] = edit.kind === 'told';
    await new FactWriter(this.#database).writePage({
      targetId: this.#targetIds[edit.under],
      claim: 'mine',
      groups: [edit.kind === 'told' ? group : { ...group, facts: [] }],
      target: { last_run_at: dayAt(day) },
      now: dayAt(day),
    });
  }

  async #review(day: number, notes: string): Promise<void> {
    if (!this.isTold()) {
      return;
    }
    await new IncidentReviewStore(this.#database).save({
      source: 'pagerduty',
      key: this.#key,
      expectedVersion: this.#reviews,
      review: { phases: {}, fiveWhys: [], actionItems: [], notes },
      savedBy: 'user:default/ada',
      now: dayAt(day),
    });
    this.#reviews += 1;
  }

  /** The days on which the estimators count it; how often the list counts it in all, and on each of these days. */
  async counted(asOf: number) {
    const query = { targetIds: this.#targetIds, asOf: dayAt(asOf) };
    const count = (from: number, to: number) =>
      this.#store.countIncidentItems({ ...query, window: { from, to } });
    const days = await this.#daysEstimated(asOf);
    return {
      days,
      total: await count(everything.from, everything.to),
      each: await Promise.all(
        days.map(day => count(dayAt(day), dayAt(day) + 1)),
      ),
    };
  }

  async #daysEstimated(asOf: number): Promise<number[]> {
    const versions = await this.#store.incidentVersions({
      targetIds: this.#targetIds,
      ...everything,
    });
    const known = versions.filter(version =>
      isKnownVersion(version, dayAt(asOf)),
    );
    return uniqueIncidents(known.map(toIncident)).flatMap(incident => {
      const at = countedAt(incident, dayAt(asOf));
      return at !== undefined && at < dayAt(asOf)
        ? [(at - dayAt(0)) / 86_400_000]
        : [];
    });
  }

  /** Everything that is told of the incident as of an instant. */
  async answer(asOf: number) {
    const { items } = await this.#store.incidentItems({
      targetIds: this.#targetIds,
      window: everything,
      asOf: dayAt(asOf),
      limit: 10,
    });
    return { items, ...(await this.counted(asOf)) };
  }
}
