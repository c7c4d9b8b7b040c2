import { FactGroup, IncidentFact } from '@keyresults/backstage-plugin-okr-node';
import { IncidentNode } from '../client';
import { Account, IncidentIoSettings } from '../config';
import { deriveGroup, entityValues, groupKey } from '../incidents';

/** Derives facts by the settings, and counts what cannot be told to be about any entity. @internal */
export class Derivation {
  /** Ids of incidents that count. */
  readonly counted = new Set<string>();
  /** Ids of those that count and name no entity. */
  readonly unnamed = new Set<string>();

  constructor(
    private readonly settings: IncidentIoSettings,
    private readonly account: Account,
  ) {}

  /** What an incident comes to, and what it says which entities it is about. */
  of(incident: IncidentNode): {
    values: string[];
    group: FactGroup<IncidentFact>;
  } {
    const values = entityValues(incident, this.settings.entityField);
    const group = deriveGroup(incident, this.settings, this.account.webBaseUrl);
    if (group.facts.length > 0) {
      this.counted.add(incident.id);
      if (values.length === 0) this.unnamed.add(incident.id);
    }
    return { values, group };
  }

  /** For an entity that an incident is not about any more. */
  takenBack(id: string): FactGroup<IncidentFact> {
    return { key: groupKey(id), open: false, facts: [] };
  }
}
