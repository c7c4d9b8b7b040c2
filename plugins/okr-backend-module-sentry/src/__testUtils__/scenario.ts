import {
  BudgetExhaustedError,
  Collector,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { ErrorProject, Sandbox, SandboxOptions, startSandbox } from 'sandbox';
import { collectorFor } from './collectorFor';
import { collected, Told, truth, TruthOptions } from './truth';

const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Ordinary ones, and each special one; of both organizations. */
export const specialProjects = [
  'acme/checkout',
  'acme/payment-router',
  'acme/parcel-tracking',
  'acme/invoices',
  'acme/legacy-invoices',
  'acme/account-profile-web',
  'acme/account-profile-mobile',
  'acme/cart',
  'acme-eu/stock-levels',
  'acme-eu/ranking',
] as const;

/** A sandbox and a clock that only the test moves. */
export class Scenario {
  now = new Date('2026-11-20T12:00:00Z');
  readonly clock = () => this.now;

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

  /** For instance `localhost:7107/acme/checkout`. */
  idOf(name: string): string {
    return `${new URL(this.sandbox.origin).host}/${name}`;
  }

  /** One entity points to all of them. */
  engineFor(
    names: readonly string[],
    collector: Collector = collectorFor(this.sandbox),
  ): MemoryEngine {
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'shop',
        annotations: { 'sentry.io/project-slug': names.join(', ') },
      },
    };
    return new MemoryEngine(collector, [entity], this.clock);
  }

  project(name: string): ErrorProject {
    const [organization, slug] = name.split('/');
    return this.sandbox.company.errors.project(organization, slug);
  }

  /** Runs again, as the backend would, until everything has been read. */
  async runUntilRead(
    engine: MemoryEngine,
    collector?: Collector,
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
    names: readonly string[],
  ): Map<string, Told>[] {
    return names.map(it => collected(engine.target(this.idOf(it)).groups));
  }

  /** What truly happened until now; by default from where a first read of 20 days on November 20 begins. */
  truth(
    names: readonly string[],
    options: Partial<TruthOptions> = {},
  ): Map<string, Told>[] {
    return names.map(it =>
      truth(this.sandbox.company, this.project(it), this.now.getTime(), {
        from: '2026-10-31',
        ...options,
      }),
    );
  }
}
