import {
  BudgetExhaustedError,
  Collector,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import {
  pagerdutyServiceId,
  Sandbox,
  SandboxOptions,
  startSandbox,
} from 'sandbox';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { collectorFor } from './collectorFor';
import { collected, Told, truth } from './truth';

const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A sandbox and a clock that only the test moves. */
export class Scenario {
  now = new Date('2026-11-20T12:00:00Z');
  readonly clock = () => this.now;
  /** Where the history of a first read at the start begins, with 200 days of it. */
  readonly since = this.now.getTime() - 10 * second - 200 * day;

  private constructor(private started?: Sandbox) {}

  static async start(options: SandboxOptions = {}): Promise<Scenario> {
    const scenario = new Scenario();
    scenario.started = await startSandbox({
      port: 0,
      seed: 1,
      now: scenario.clock,
      ...options,
    });
    return scenario;
  }

  get sandbox(): Sandbox {
    if (!this.started) throw new Error('The sandbox was not started');
    return this.started;
  }

  pass(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }

  /** Everything that somebody may be paged for. */
  get services(): string[] {
    return this.sandbox.company.services
      .filter(it => it.type !== 'library')
      .map(it => it.name);
  }

  engineFor(services: readonly string[]): MemoryEngine {
    return this.engineForTargets(services.map(idOf));
  }

  engineForTargets(ids: readonly string[]): MemoryEngine {
    return new MemoryEngine(
      collectorFor(this.sandbox),
      ids.map(id => ({ id, title: id })),
      this.clock,
    );
  }

  /** Runs again, as the backend would, until everything has been read. */
  async runUntilRead(
    engine: MemoryEngine,
    collector: Collector,
    mostRuns = 40,
  ): Promise<void> {
    for (let run = 0; run < mostRuns; run++) {
      try {
        await engine.run({ collector });
        const pages = [...engine.targets.values()].map(({ page }) => page);
        if (pages.every(page => page?.collectedThrough)) return;
        this.pass(minute);
      } catch (error) {
        if (error instanceof BudgetExhaustedError) {
          this.now = new Date(Date.parse(error.resetAt) + second);
        } else if (error instanceof SourceUnavailableError) {
          this.pass(minute);
        } else {
          throw error;
        }
      }
    }
    throw new Error(`Not read after ${mostRuns} runs`);
  }

  /** What was collected, to be compared with the truth. */
  collected(
    engine: MemoryEngine,
    services: readonly string[],
  ): Map<string, Told>[] {
    return services.map(it => collected(engine.target(idOf(it)).groups));
  }

  /** What truly happened until now. */
  truth(services: readonly string[], since = this.since): Map<string, Told>[] {
    const { company } = this.sandbox;
    const now = this.now.getTime();
    return services.map(it => truth(company, it, now, since));
  }
}

/** The target of a service in the account that tests know the sandbox by. */
export function idOf(service: string): string {
  return `acme/${pagerdutyServiceId(service)}`;
}
