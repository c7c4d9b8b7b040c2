import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import {
  HostedFile,
  HostedFileRequest,
  ProposeOutcome,
} from '@keyresults/backstage-plugin-okr-node';
import { Sandbox, SandboxOptions, startSandbox } from 'sandbox';
import { GithubFileHost } from '../GithubFileHost';
import { Interceptor } from './Interceptor';

let scenarios = 0;
const host = 'github.acme.test';

/** A sandbox, a file host that asks it, and people who change a file. */
export class EditingScenario {
  readonly logger = mockServices.logger.mock();

  readonly branch: string;

  private constructor(readonly sandbox: Sandbox, readonly net: Interceptor) {
    scenarios += 1;
    this.branch = `okr/component.default.checkout-${scenarios}`;
  }

  static async start(options: SandboxOptions = {}): Promise<EditingScenario> {
    const sandbox = await startSandbox({
      port: 0,
      seed: 1,
      now: () => new Date('2026-11-20T12:00:00Z'),
      forkMilliseconds: 20,
      ...options,
    });
    return new EditingScenario(
      sandbox,
      await Interceptor.before(sandbox.origin),
    );
  }

  /** With a branch of its own in the same sandbox. */
  async another(): Promise<EditingScenario> {
    return new EditingScenario(
      this.sandbox,
      await Interceptor.before(this.sandbox.origin),
    );
  }

  async stop(): Promise<void> {
    await this.sandbox.stop();
  }

  fileHost(as: 'user' | 'app' = 'user', token = 'sandbox'): GithubFileHost {
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          github: [{ host, apiBaseUrl: this.net.apiBaseUrl, token }],
        },
      }),
    );
    return new GithubFileHost({
      integrations,
      credentials:
        DefaultGithubCredentialsProvider.fromIntegrations(integrations),
      settings: { as, labels: ['okr', 'key results'] },
      logger: this.logger,
      patience: { timeoutMs: 2000, pauseMs: 10 },
    });
  }

  file(repository = 'acme/checkout', branch = 'main'): HostedFile {
    const url = `https://${host}/${repository}/blob/${branch}/catalog-info.yaml`;
    const located = this.fileHost().locate(url);
    if (located?.kind !== 'file') {
      throw new Error(`${url} is no file`);
    }
    return located.file;
  }

  request(more: Partial<HostedFileRequest> = {}): HostedFileRequest {
    return {
      file: this.file(),
      proposalBranch: this.branch,
      signal: AbortSignal.timeout(20_000),
      ...more,
    };
  }

  read(more: Partial<HostedFileRequest> = {}, fileHost = this.fileHost()) {
    return fileHost.read(this.request(more));
  }

  /** Adds a line to the file as it was read. */
  async propose(
    line: string,
    {
      token = `user:${this.member}`,
      fork = false,
      known,
      version,
      fileHost = this.fileHost(),
    }: {
      token?: string;
      fork?: boolean;
      known?: HostedFileRequest['known'];
      version?: string;
      fileHost?: GithubFileHost;
    } = {},
  ): Promise<ProposeOutcome> {
    const before = await this.read({ known }, fileHost);
    return fileHost.propose({
      ...this.request({ token, known }),
      text: `${before.text}# ${line}\n`,
      version: version ?? before.version,
      title: `Change ${line}`,
      body: `Because of ${line}`,
      message: `Change ${line}`,
      fork,
    });
  }

  /** Somebody who may write. */
  get member(): string {
    return this.sandbox.company.teams[0].members[0];
  }

  /** Asks the sandbox directly, as the application. */
  async ask(method: string, path: string, body?: object) {
    const answer = await fetch(`${this.sandbox.apiBaseUrl}${path}`, {
      method,
      headers: {
        authorization: 'token sandbox',
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : undefined };
  }

  async branches(repository = 'acme/checkout'): Promise<string[]> {
    const { body } = await this.ask('GET', `/repos/${repository}/branches`);
    return body.map(({ name }: { name: string }) => name);
  }

  async pulls(state = 'open'): Promise<
    {
      number: number;
      title: string;
      body: string;
      labels: { name: string }[];
    }[]
  > {
    const { body } = await this.ask(
      'GET',
      `/repos/acme/checkout/pulls?state=${state}&head=acme:${this.branch}`,
    );
    return body;
  }

  /** What a branch holds of the lines that were added. */
  async addedLines(branch = this.branch, repository = 'acme/checkout') {
    const { status, body } = await this.ask(
      'GET',
      `/repos/${repository}/contents/catalog-info.yaml?ref=${encodeURIComponent(
        branch,
      )}`,
    );
    return status === 404
      ? undefined
      : Buffer.from(body.content, 'base64')
          .toString()
          .split('\n')
          .filter(line => line.startsWith('# '))
          .map(line => line.slice(2));
  }
}
