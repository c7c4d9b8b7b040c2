/** What a global id stands for. @internal */
export type NodeReference =
  | { kind: 'Repository'; repository: number }
  | { kind: 'PullRequest'; repository: number; number: number }
  | {
      kind: 'PullRequestReview' | 'Event';
      repository: number;
      number: number;
      key: number;
    };

const prefixes = {
  Repository: 'R',
  PullRequest: 'PR',
  PullRequestReview: 'PRR',
  Event: 'EV',
} as const;

/** Opaque to clients, and the same whatever the repository is called. @internal */
export function encodeNodeId(reference: NodeReference): string {
  const parts = [
    reference.repository,
    'number' in reference ? reference.number : 0,
    'key' in reference ? reference.key : 0,
  ];
  const packed = Buffer.from(parts.join('.')).toString('base64url');
  return `${prefixes[reference.kind]}_${packed}`;
}

/** @internal */
export function decodeNodeId(id: string): NodeReference | undefined {
  const [prefix, packed = ''] = id.split('_');
  const [repository, number, key] = Buffer.from(packed, 'base64url')
    .toString()
    .split('.')
    .map(Number);
  if (![repository, number, key].every(Number.isInteger)) {
    return undefined;
  }
  switch (prefix) {
    case prefixes.Repository:
      return { kind: 'Repository', repository };
    case prefixes.PullRequest:
      return { kind: 'PullRequest', repository, number };
    case prefixes.PullRequestReview:
      return { kind: 'PullRequestReview', repository, number, key };
    default:
      return undefined;
  }
}
