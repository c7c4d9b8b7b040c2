import { LoggerService } from '@backstage/backend-plugin-api';
import {
  GithubCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { JsonObject } from '@backstage/types';
import {
  FileHost,
  FileHostError,
  HostedFile,
  HostedFileRequest,
  HostedProposalStatus,
  HostedText,
  LocatedFile,
  ProposalNudge,
  ProposeOutcome,
  ProposeRequest,
} from '@keyresults/backstage-plugin-okr-node';
import { EditingSettings } from './EditingSettings';
import { toFileHostError } from './GithubRefusal';
import { GithubRest } from './GithubRest';
import { GithubHost, locateFile } from './locateFile';
import { proposalNudge } from './proposalNudge';
import { proposeHosted } from './proposeHosted';
import { readHosted } from './readHosted';
import { isRefusal, partsOf } from './readRepository';
import { pullSchema, referenceSchema } from './schemas';

/** @internal */
export interface GithubFileHostOptions {
  integrations: ScmIntegrationRegistry;
  credentials: GithubCredentialsProvider;
  settings: EditingSettings;
  logger: LoggerService;
  /** For tests: less patience. */
  patience?: { timeoutMs: number; pauseMs: number };
}

/**
 * Files in repositories on github.com and GitHub Enterprise, changed through pull requests. It keeps no credentials: the
 * person's come with the request, the others are asked for anew each time.
 *
 * @internal
 */
export class GithubFileHost implements FileHost {
  readonly id = 'github';
  readonly nudges: readonly ProposalNudge[] = [proposalNudge];
  readonly #options: GithubFileHostOptions;

  constructor(options: GithubFileHostOptions) {
    this.#options = options;
  }

  get actsAs(): 'user' | 'app' {
    return this.#options.settings.as;
  }

  locate(target: string): LocatedFile | undefined {
    return locateFile(target, this.#hosts());
  }

  async read(request: HostedFileRequest): Promise<HostedText> {
    return told(`reading ${request.file.repository}`, async () =>
      readHosted(
        await this.#rest(request.file, request.signal, request.token),
        request,
      ),
    );
  }

  async propose(request: ProposeRequest): Promise<ProposeOutcome> {
    const { settings, logger } = this.#options;
    const isUser = settings.as === 'user';
    if (isUser && request.token === undefined) {
      throw new FileHostError(
        'refused',
        'Sign in to GitHub: the change is made with your own rights.',
      );
    }
    return told(`the change in ${request.file.repository}`, async () =>
      proposeHosted(
        await this.#rest(
          request.file,
          request.signal,
          isUser ? request.token : undefined,
        ),
        request,
        {
          actsAs: settings.as,
          labels: settings.labels,
          pauseMs: this.#patience.pauseMs,
          logger,
        },
      ),
    );
  }

  async stateOf(
    reference: JsonObject,
    signal: AbortSignal,
  ): Promise<HostedProposalStatus | undefined> {
    const read = referenceSchema.safeParse(reference);
    if (!read.success) {
      return undefined;
    }
    const { host, repository, number } = read.data;
    return told(`looking at ${repository}#${number}`, async () => {
      const rest = await this.#rest(read.data, signal);
      const pull = await rest.find(
        '/repos/{owner}/{repo}/pulls/{pull_number}',
        { ...partsOf(repository), pull_number: number },
        pullSchema,
      );
      if (pull?.merged_at) {
        const { merge_commit_sha: id } = pull;
        const url = `https://${host}/${repository}/commit/${id}`;
        return id ? { state: 'merged', commit: { id, url } } : 'merged';
      }
      return pull?.state;
    });
  }

  get #patience() {
    return this.#options.patience ?? { timeoutMs: 15_000, pauseMs: 1000 };
  }

  #hosts(): GithubHost[] {
    return this.#options.integrations.github.list().map(it => it.config);
  }

  async #rest(
    { host, repository }: Pick<HostedFile, 'host' | 'repository'>,
    signal: AbortSignal,
    token?: string,
  ): Promise<GithubRest> {
    const config = this.#hosts().find(it => it.host === host);
    if (!config?.apiBaseUrl) {
      throw new FileHostError(
        'unfit',
        `There is no GitHub integration for ${host} with an address of its API.`,
      );
    }
    return new GithubRest({
      apiBaseUrl: config.apiBaseUrl,
      token: token ?? (await this.#configuredToken(host, repository)),
      signal,
      ...this.#patience,
    });
  }

  async #configuredToken(host: string, repository: string): Promise<string> {
    const url = `https://${host}/${repository}`;
    const { token } = await this.#options.credentials
      .getCredentials({ url })
      // Its errors carry requests with tokens of the app.
      .catch(() => ({ token: undefined }));
    if (!token) {
      throw new FileHostError(
        'refused',
        `There are no credentials for ${host}/${repository}: the integration needs a token, or its App is to be installed there.`,
      );
    }
    return token;
  }
}

/** Failures in words for people, without what the client library knows. */
async function told<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isRefusal(error) ? toFileHostError(error, what) : error;
  }
}
