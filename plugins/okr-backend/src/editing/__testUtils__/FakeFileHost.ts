import { createHash } from 'node:crypto';
import {
  FileHost,
  HostedFileRequest,
  HostedProposalStatus,
  HostedText,
  LocatedFile,
  ProposeOutcome,
  ProposeRequest,
} from '@keyresults/backstage-plugin-okr-node';

const ORIGIN = 'https://files.test/';

/** A host with one branch and at most one proposal for each file, in memory. */
export class FakeFileHost implements FileHost {
  readonly id = 'fake';
  actsAs: 'user' | 'app' = 'user';
  /** By path. */
  readonly files = new Map<string, string>();
  readonly proposed = new Map<string, string>();
  readonly requests: HostedFileRequest[] = [];
  readonly proposals: ProposeRequest[] = [];
  states = new Map<string, HostedProposalStatus>();
  /** Thrown instead of an answer. */
  failure: Error | undefined;
  /** Before anything is proposed. */
  delay: () => Promise<void> = async () => {};
  /** Instead of what would come of a proposal. */
  outcome: ProposeOutcome | undefined;
  readonly nudges = [
    {
      topic: 'fake.changed',
      proposalsOf: (payload: unknown) => [String(payload)],
    },
  ];

  locate(target: string): LocatedFile | undefined {
    if (!target.startsWith(ORIGIN)) {
      return undefined;
    }
    const path = target.slice(ORIGIN.length);
    return path.endsWith('.yaml')
      ? {
          kind: 'file',
          file: {
            url: target,
            host: 'files.test',
            repository: 'acme/all',
            path,
          },
        }
      : { kind: 'noFile' };
  }

  async read(request: HostedFileRequest): Promise<HostedText> {
    this.requests.push(request);
    if (this.failure) {
      throw this.failure;
    }
    const { path } = request.file;
    const mainText = this.files.get(path) ?? '';
    const text = this.proposed.get(path) ?? mainText;
    return {
      text,
      mainText,
      version: hash(text),
      branch: 'main',
      url: request.file.url,
      ...(this.proposed.has(path) && { proposal: this.#proposal(path) }),
    };
  }

  async propose(request: ProposeRequest): Promise<ProposeOutcome> {
    this.proposals.push(request);
    await this.delay();
    if (this.failure) {
      throw this.failure;
    }
    if (this.outcome) {
      return this.outcome;
    }
    const { path } = request.file;
    const isOpen = this.proposed.has(path);
    const current = this.proposed.get(path) ?? this.files.get(path) ?? '';
    if (hash(current) !== request.version) {
      return { outcome: 'conflict' };
    }
    this.proposed.set(path, request.text);
    return {
      outcome: isOpen ? 'updated' : 'opened',
      proposal: this.#proposal(path),
    };
  }

  async stateOf(reference: object): Promise<HostedProposalStatus | undefined> {
    if (this.failure) {
      throw this.failure;
    }
    return this.states.get(String(Reflect.get(reference, 'path'))) ?? 'open';
  }

  /** Puts what was proposed where it counts. */
  merge(path: string): void {
    this.files.set(path, this.proposed.get(path) ?? '');
    this.proposed.delete(path);
    this.states.set(path, 'merged');
  }

  #proposal(path: string) {
    return {
      url: `${ORIGIN}proposals/${path}`,
      title: `acme/all ${path}`,
      reference: { path },
    };
  }
}

function hash(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
