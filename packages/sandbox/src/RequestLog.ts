/** One kind of request, counted. @public */
export interface OperationCount {
  requests: number;
  points: number;
}

/** What was asked of the sandbox since the start, or since the last reset. @public */
export interface RequestCounts {
  total: number;
  graphql: number;
  rest: number;
  /** GraphQL points charged. */
  points: number;
  /** By the name of the GraphQL operation, or by REST route. */
  byOperation: Record<string, OperationCount>;
  byStatus: Record<string, number>;
}

/** Counts requests and points; keeps nothing else, so it does not grow. @public */
export class RequestLog {
  private counted = none();

  get counts(): RequestCounts {
    return this.counted;
  }

  reset(): void {
    this.counted = none();
  }

  /** @internal */
  addRequest(kind: 'graphql' | 'rest', operation: string, points = 0): void {
    this.counted.total += 1;
    this.counted[kind] += 1;
    this.counted.points += points;
    const known = this.counted.byOperation[operation] ?? {
      requests: 0,
      points: 0,
    };
    this.counted.byOperation[operation] = {
      requests: known.requests + 1,
      points: known.points + points,
    };
  }

  /** @internal */
  addStatus(status: number): void {
    this.counted.byStatus[status] = (this.counted.byStatus[status] ?? 0) + 1;
  }
}

function none(): RequestCounts {
  return {
    total: 0,
    graphql: 0,
    rest: 0,
    points: 0,
    byOperation: {},
    byStatus: {},
  };
}
