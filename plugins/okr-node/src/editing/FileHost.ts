import { JsonObject } from '@backstage/types';

/**
 * A file in a repository, as a location of the catalog names it. Nothing in it comes from whoever asks.
 *
 * @public
 */
export interface HostedFile {
  /** The target of the location, as the catalog has it. */
  url: string;
  /** As configured, with the port where there is one: `github.com`. */
  host: string;
  /** For instance `acme/checkout`. */
  repository: string;
  /** Inside the repository, for instance `catalog-info.yaml`. */
  path: string;
  /** The branch; undefined for the default one. */
  branch?: string;
}

/**
 * What a location's target is to a host.
 *
 * - `file`: a file that can be asked for
 * - `noFile`: on this host, but not a file: a team or a person of an organization
 * - `refused`: written in a way that is not followed
 *
 * @public
 */
export type LocatedFile =
  | { kind: 'file'; file: HostedFile }
  | { kind: 'noFile' }
  | { kind: 'refused'; message: string };

/** A pull request, or what the host calls it. @public */
export interface HostedProposal {
  /** Where people look at it. */
  url: string;
  /** For instance `acme/checkout#12`. */
  title: string;
  /** What the host needs to find it again. Kept in the database: no secrets. */
  reference: JsonObject;
}

/** What every question about a file comes with. @public */
export interface HostedFileRequest {
  file: HostedFile;
  /** Name of the branch on which changes of the entity are proposed: the same one each time. */
  proposalBranch: string;
  /** The proposal that was made last, where one is known. */
  known?: JsonObject;
  /**
   * Of the person who asks, for this one request; without it the host's configured credentials are used. Hosts never keep
   * it in a field or a cache and never write it into an error or a log.
   */
  token?: string;
  signal: AbortSignal;
}

/** A file as it stands. @public */
export interface HostedText {
  /** On the branch of the open proposal if there is one. */
  text: string;
  /** Changes whenever the text does, for instance the hash of the blob. */
  version: string;
  /** As it stands on the branch that the change is to be merged into. Equal to `text` without a proposal. */
  mainText: string;
  /** The branch that the change is to be merged into. */
  branch: string;
  /** Where people look at the file. */
  url: string;
  /** The open proposal. */
  proposal?: HostedProposal;
}

/** @public */
export interface ProposeRequest extends HostedFileRequest {
  /** The whole file, changed. */
  text: string;
  /** What `text` was made from: `HostedText.version`. */
  version: string;
  title: string;
  /** Markdown. */
  body: string;
  /** The whole message of the commit. */
  message: string;
  /** Whether to propose from a fork where the person may not write. */
  fork: boolean;
}

/**
 * How proposing ended.
 *
 * - `opened`, `updated`: there is exactly one open proposal for the branch, and it holds the change
 * - `conflict`: the file is not what the change was made from; nothing was written
 * - `noWriteAccess`: the credentials may read and not write; nothing was written
 *
 * @public
 */
export type ProposeOutcome =
  | { outcome: 'opened' | 'updated'; proposal: HostedProposal }
  | { outcome: 'conflict' }
  | { outcome: 'noWriteAccess'; canFork: boolean };

/** @public */
export type HostedProposalState = 'open' | 'merged' | 'closed';

/** A commit on the branch that a proposal was merged into. @public */
export interface HostedCommit {
  /** Its whole hash. */
  id: string;
  /** Where people look at it. */
  url?: string;
}

/** How a proposal is doing, with what it was merged with where the host tells that. @public */
export type HostedProposalStatus =
  | HostedProposalState
  | { state: 'merged'; commit: HostedCommit };

/**
 * A place where files of the catalog are kept and changes can be proposed: GitHub, for instance. Brought by a module
 * through {@link okrFileHostsExtensionPoint}.
 *
 * Failures are thrown as {@link FileHostError}, whose message is shown to people. One that is thrown by `propose` leaves no
 * branch behind, or one that the next try for the same entity takes over.
 *
 * @public
 */
export interface FileHost {
  /** For instance `github`. Stored with proposals. */
  readonly id: string;
  /** Whether a proposal is made with the rights of the person, whose token is then asked for, or of the application. */
  readonly actsAs: 'user' | 'app';
  /**
   * Says what a location's target is, from its text alone.
   *
   * @returns undefined when it is on none of the hosts that are configured
   */
  locate(target: string): LocatedFile | undefined;
  /** @throws FileHostError */
  read(request: HostedFileRequest): Promise<HostedText>;
  /** @throws FileHostError */
  propose(request: ProposeRequest): Promise<ProposeOutcome>;
  /**
   * How a proposal is doing, asked with the configured credentials. Nothing more is to be asked to tell the commit.
   *
   * @returns undefined when it cannot be seen
   * @throws FileHostError
   */
  stateOf(
    reference: JsonObject,
    signal: AbortSignal,
  ): Promise<HostedProposalStatus | undefined>;
  /** Events after which proposals are looked at at once. */
  readonly nudges?: readonly ProposalNudge[];
}

/** @public */
export interface ProposalNudge {
  /** Of Backstage's events, for instance `github.pull_request`. */
  topic: string;
  /** Addresses of the proposals that a payload is about. Nothing else is taken from it. */
  proposalsOf(payload: unknown): string[];
}
