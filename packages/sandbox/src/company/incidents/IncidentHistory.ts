import { IncidentOptions, simulateIncidents } from './simulateIncidents';
import { CompanyIncident, IncidentTool } from './types';

/**
 * The incidents of the company, over all tools. Made when first asked for.
 *
 * @public
 */
export class IncidentHistory {
  private made?: Map<number, CompanyIncident>;

  /** @internal */
  constructor(private readonly options: IncidentOptions) {}

  /** Everything, also what is still to come, in order of number. */
  get all(): CompanyIncident[] {
    return [...this.byNumber.values()].sort((a, b) => a.number - b.number);
  }

  /** Those that stand in a tool. */
  in(tool: IncidentTool): CompanyIncident[] {
    return this.all.filter(incident => incident.tool === tool);
  }

  get(number: number): CompanyIncident | undefined {
    return this.byNumber.get(number);
  }

  /** A number no incident has, not even one still to come. */
  nextNumber(): number {
    return Math.max(0, ...this.byNumber.keys()) + 1;
  }

  /** Adds or replaces an incident. */
  put(incident: CompanyIncident): void {
    this.byNumber.set(incident.number, incident);
  }

  /** Leaves no incident but these. */
  replaceAll(incidents: readonly CompanyIncident[]): void {
    this.made = new Map(incidents.map(it => [it.number, it]));
  }

  private get byNumber(): Map<number, CompanyIncident> {
    this.made ??= new Map(
      simulateIncidents(this.options).map(it => [it.number, it]),
    );
    return this.made;
  }
}
