/** What goes wrong. @public */
export type FaultEffect =
  /** The answer comes so much later. */
  | { kind: 'latency'; milliseconds: number }
  /** A plain error: 401, 403, 404, 500, 502, 503. */
  | { kind: 'status'; status: number; message?: string }
  /** 429 with `retry-after`. */
  | { kind: 'tooManyRequests'; retryAfterSeconds: number }
  /** GitHub's secondary rate limit: 403 with `retry-after`. */
  | { kind: 'secondaryLimit'; retryAfterSeconds: number }
  /** Nothing left: GraphQL answers 200 with an error of type RATE_LIMITED, REST answers 403. */
  | { kind: 'primaryExhausted'; resetInSeconds: number }
  /** 502 when a query asks for the timelines of more pull requests than this. */
  | { kind: 'heavyPage'; maxPullRequests: number }
  /** The connection stays open and nothing comes. */
  | { kind: 'noAnswer' }
  | { kind: 'connectionReset' }
  /** Half of the body, then the connection ends. */
  | { kind: 'truncatedBody' }
  /** Half of the nodes of each connection of pull requests are null, with `errors` beside the data. */
  | { kind: 'partialData' }
  /** That share of the nodes of every connection of pull requests is null, without any error. */
  | { kind: 'nullNodes'; share: number }
  /** The Date header is wrong by so much. */
  | { kind: 'clockSkew'; seconds: number }
  /** Every page of pull requests but the first begins with the last of the page before. */
  | { kind: 'overlappingPages' }
  /** When a page has been answered, somebody comments on its last pull request: by `updatedAt` it moves. */
  | { kind: 'updatedBetweenPages' }
  /** The first pull request of a page comes again at its end. */
  | { kind: 'duplicatedItems' }
  /** The pull requests of a page come in reverse order. */
  | { kind: 'reversedItems' };

/** Which requests a fault meets. What is left out means any. @public */
export interface FaultScope {
  /** Requests that ask about this repository, for instance `acme/checkout`. Ids of `nodes` count too. */
  repository?: string;
  /** `graphql`, `rest`, `contents`, `PUT contents`, or the name of a GraphQL operation. */
  operation?: string;
  /** From 0 to 1, drawn from the seed of the sandbox. Default 1. */
  probability?: number;
  /** Lets so many matching requests pass first. Default 0. */
  skip?: number;
  /** Ends after so many requests. Default: never. */
  times?: number;
}

/** @public */
export type FaultDefinition = FaultEffect & FaultScope;

/** @public */
export type Fault = FaultDefinition & { id: string };

/** What a fault's scope is matched against. @internal */
export interface AskedAbout {
  /** For instance `graphql` and the operation's name. */
  operations: string[];
  /** Lower case. */
  repositories: string[];
}
