import { ConfigReader } from '@backstage/config';
import {
  BudgetExhaustedError,
  Collector,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { incidentAt, Sandbox, SandboxOptions, startSandbox } from 'sandbox';
import { host } from '../../__testUtils__/collectorFor';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { ClientOptions, integratedConnections } from '../../client';
import { createGithubIssuesCollector } from '../GithubIssuesCollector';
import { issueRulesSchema } from '../IssueRules';

const second = 1000;
export const hour = 3600 * second;
export const day = 24 * hour;

/** What a test compares: all that the truth knows of an incident. */
interface Told {
  key: string;
  title: string;
  phases: Record<string, string>;
  severity: string | undefined;
  area: string | undefined;
  closed: boolean;
  open: boolean;
}

/** A sandbox and a clock that only the test moves. */
export class IssueScenario {
  now = new Date('2026-11-18T12:00:00Z');
  readonly clock = () => this.now;
  private constructor(private started?: Sandbox) {}

  static async start(options: SandboxOptions = {}): Promise<IssueScenario> {
    const scenario = new IssueScenario();
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
    rules: object = {},
    client: Partial<ClientOptions> = {},
  ): Collector {
    const { apiBaseUrl } = this.sandbox;
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: { github: [{ host, apiBaseUrl, token: 'sandbox' }] },
      }),
    );
    return createGithubIssuesCollector({
      rules: issueRulesSchema.parse({ history: '1000d', ...rules }),
      intervalMinutes: 10,
      hosts: [host],
      demo: true,
      connections: integratedConnections(
        integrations,
        DefaultGithubCredentialsProvider.fromIntegrations(integrations),
      ),
      client: { sleep: async () => {}, random: () => 0.5, ...client },
    });
  }

  /** Repositories in which incidents stand, in lower case. */
  get repositories(): string[] {
    const { incidents } = this.sandbox.company;
    const names = incidents
      .in('github-issues')
      .map(({ services }) => this.repositoryOf(services[0]));
    return [...new Set(names)].sort();
  }

  engineFor(repositories: readonly string[]): MemoryEngine {
    return new MemoryEngine(
      this.collector(),
      repositories.map(it => ({ id: `${host}/${it}`, title: it })),
      this.clock,
    );
  }

  /** Runs again, as the backend would, until everything has been read. */
  async runUntilRead(engine: MemoryEngine, collector: Collector) {
    for (let run = 0; run < 40; run++) {
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
    throw new Error('Not read after 40 runs');
  }

  /** What was collected, by repository. */
  collected(engine: MemoryEngine, repositories: readonly string[]): Told[][] {
    return repositories.map(repository => {
      const { groups } = engine.target(`${host}/${repository}`);
      const told = [...groups.values()].flatMap(({ facts, open }) =>
        facts.flatMap(fact => {
          if (fact.shape !== 'incident') return [];
          const { key, title, phases, severity, area, closed } = fact;
          return [
            { key, title, phases: { ...phases }, severity, area, closed, open },
          ];
        }),
      );
      return told.sort(byKey);
    });
  }

  /** What truly happened until now, by repository. */
  truth(repositories: readonly string[]): Told[][] {
    const at = this.now.getTime();
    const all = this.sandbox.company.incidents.in('github-issues');
    return repositories.map(repository =>
      all
        .filter(it => this.repositoryOf(it.services[0]) === repository)
        .flatMap(incident => {
          const seen = incidentAt(incident, at);
          if (seen?.kind !== 'real') return [];
          const phases = Object.entries(seen.phases).map(
            ([phase, instant]) =>
              [phase, new Date(instant).toISOString()] as const,
          );
          return [
            {
              key: `${host}/${repository}#${incident.number}`,
              title: incident.title,
              phases: Object.fromEntries(phases),
              severity: seen.severity,
              area: incident.area,
              closed: seen.status === 'resolved',
              open: seen.status !== 'resolved',
            },
          ];
        })
        .sort(byKey),
    );
  }

  private repositoryOf(service: string): string {
    const { company } = this.sandbox;
    const found = company.services.find(({ name }) => name === service);
    return `${company.organization}/${found?.repository}`;
  }
}

function byKey(one: Told, other: Told): number {
  return one.key.localeCompare(other.key);
}
