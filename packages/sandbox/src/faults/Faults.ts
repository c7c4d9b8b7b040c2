import { Random } from '../company/Random';
import { AskedAbout, Fault, FaultDefinition } from './types';

interface ActiveFault {
  fault: Fault;
  skipped: number;
  used: number;
}

/**
 * The faults that are switched on. Chance is drawn from the seed, so a run with the same requests fails the same way.
 *
 * @public
 */
export class Faults {
  private readonly random: Random;
  private active: ActiveFault[] = [];
  private added = 0;

  constructor(seed: number) {
    this.random = new Random(seed, 'faults');
  }

  add(definition: FaultDefinition): Fault {
    this.added += 1;
    const fault: Fault = { ...definition, id: `fault-${this.added}` };
    this.active.push({ fault, skipped: 0, used: 0 });
    return fault;
  }

  remove(id: string): void {
    this.active = this.active.filter(it => it.fault.id !== id);
  }

  clear(): void {
    this.active = [];
  }

  list(): Fault[] {
    return this.active.map(it => it.fault);
  }

  /** The faults that meet a request. Asking counts: what lasts for three requests is over after three. @internal */
  meet(asked: AskedAbout): Fault[] {
    const met = this.active.filter(it => this.meets(it, asked));
    this.active = this.active.filter(
      it => it.fault.times === undefined || it.used < it.fault.times,
    );
    return met.map(it => it.fault);
  }

  private meets(entry: ActiveFault, asked: AskedAbout): boolean {
    const { operation, probability, repository, skip = 0 } = entry.fault;
    if (operation && !asked.operations.includes(operation)) {
      return false;
    }
    if (repository && !asked.repositories.includes(repository.toLowerCase())) {
      return false;
    }
    if (entry.skipped < skip) {
      entry.skipped += 1;
      return false;
    }
    if (probability !== undefined && !this.random.chance(probability)) {
      return false;
    }
    entry.used += 1;
    return true;
  }
}
