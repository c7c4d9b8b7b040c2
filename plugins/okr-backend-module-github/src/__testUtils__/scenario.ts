import {
  BudgetExhaustedError,
  Collector,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { Repository, Sandbox, SandboxOptions, startSandbox } from 'sandbox';
import { collectorFor, host, settings } from './collectorFor';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { comparableGroups, truth } from './truth';

const second = 1000;
export const hour = 3600 * second;
export const day = 24 * hour;

/** A sandbox and a clock that only the test moves. */
export class Scenario {
  now = new Date('2026-11-20T12:00:00Z');
  readonly clock = () => this.now;
  /** Where the history of a first read at the start begins. */
  readonly since = this.now.getTime() - 10 * second - 180 * day;

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

  repositories(...names: string[]): Repository[] {
    return names.map(name => this.sandbox.company.repository(`acme/${name}`));
  }

  engineFor(repositories: readonly Repository[]): MemoryEngine {
    return new MemoryEngine(
      collectorFor(this.sandbox),
      repositories.map(it => ({ id: idOf(it), title: it.slug })),
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
        this.pass(60 * second);
      } catch (error) {
        if (error instanceof BudgetExhaustedError) {
          this.now = new Date(Date.parse(error.resetAt) + second);
        } else if (error instanceof SourceUnavailableError) {
          this.pass(60 * second);
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
    repositories: readonly Repository[],
  ): Comparable[] {
    return repositories.map(repository =>
      comparableGroups(engine.target(idOf(repository)).groups),
    );
  }

  /** What truly happened until now. */
  truth(
    repositories: readonly Repository[],
    { since = this.since, requestsMoveUpdatedAt = true } = {},
  ): Comparable[] {
    const now = this.now.getTime();
    return repositories.map(repository =>
      truth(repository, now, since, settings, { requestsMoveUpdatedAt }),
    );
  }
}

type Comparable = ReturnType<typeof truth>;

export function idOf(repository: Repository): string {
  return `${host}/${repository.slug}`;
}
