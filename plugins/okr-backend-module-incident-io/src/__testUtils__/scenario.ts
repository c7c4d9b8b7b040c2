import { ConfigReader } from '@backstage/config';
import {
  BudgetExhaustedError,
  Collector,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { Sandbox, SandboxOptions, startSandbox } from 'sandbox';
import { ClientOptions } from '../client';
import { createIncidentIoCollector } from '../collect';
import { readIncidentIoSettings } from '../config';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { byKey, Told, toldBy, truthOf } from './truth';

const second = 1000;
export const hour = 3600 * second;
export const day = 24 * hour;

/** A sandbox and a clock that only the test moves. */
export class Scenario {
  now = new Date('2026-11-18T12:00:00Z');
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

  collector(
    settings: object = {},
    client: Partial<ClientOptions> = {},
  ): Collector {
    return createIncidentIoCollector({
      settings: readIncidentIoSettings(
        new ConfigReader({
          okr: {
            incidentIo: {
              accounts: [
                {
                  name: 'acme',
                  apiBaseUrl: this.sandbox.incidentIoUrl,
                  token: 'sandbox',
                },
              ],
              entityField: 'affected services',
              areaField: 'Affected area',
              history: '1000d',
              ...settings,
            },
          },
        }),
      ),
      client: { sleep: async () => {}, random: () => 0.5, ...client },
    });
  }

  /** @param others - ids of further targets */
  engineFor(
    services: readonly string[],
    others: readonly string[] = [],
  ): MemoryEngine {
    return new MemoryEngine(
      this.collector(),
      [...services.map(idOf), ...others].map(id => ({ id, title: id })),
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

  /** What was collected, by service. */
  collected(engine: MemoryEngine, services: readonly string[]): Told[][] {
    return services.map(service =>
      [...engine.target(idOf(service)).groups.values()]
        .flatMap(({ facts, open }) =>
          facts.flatMap(fact =>
            fact.shape === 'incident' ? toldBy(fact, open) : [],
          ),
        )
        .sort(byKey),
    );
  }

  /** What truly happened until now, by service. */
  truth(services: readonly string[]): Told[][] {
    const at = this.now.getTime();
    return services.map(service =>
      truthOf(this.sandbox.company.incidents, service, at),
    );
  }
}

export function idOf(service: string): string {
  return `acme/component:default/${service}`;
}

/** Services of teams that keep their incidents in incident.io. */
export function servicesOf({ company }: Sandbox): string[] {
  const named = company.incidents
    .in('incident-io')
    .flatMap(({ services }) => services);
  return [...new Set(named)].sort();
}
