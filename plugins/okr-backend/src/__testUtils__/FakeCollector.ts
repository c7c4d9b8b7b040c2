import { createHash } from 'node:crypto';
import { Entity } from '@backstage/catalog-model';
import { githubMetrics } from '@keyresults/backstage-plugin-okr-common';
import {
  CollectContext,
  CollectedPage,
  Collector,
  FactGroup,
  SpanFact,
  TargetReference,
} from '@keyresults/backstage-plugin-okr-node';

/** One review request, in milliseconds since 1970 UTC. */
export interface FakeRequest {
  start: number;
  end?: number;
}

/** What a target answers: pages, with errors where the source fails. */
export type FakeAnswer = (
  reference: TargetReference,
  context: CollectContext,
) => AsyncIterable<CollectedPage> | Iterable<CollectedPage>;

/** A collector whose source says what a test wants it to say. */
export class FakeCollector implements Collector {
  readonly id = 'github';
  readonly metrics = githubMetrics;
  readonly batchSize: number;
  readonly intervalSeconds = 600;
  readonly demo = false;
  /** References asked for, batch by batch. */
  readonly asked: string[][] = [];
  readonly #answers = new Map<string, FakeAnswer>();
  #otherwise: FakeAnswer = ({ id }, { now }) => [
    lastPage(id, now().getTime(), []),
  ];

  constructor(batchSize = 10) {
    this.batchSize = batchSize;
  }

  targetsOf(entity: Entity): TargetReference[] {
    const slug = entity.metadata.annotations?.['github.com/project-slug'];
    return slug
      ? slug.split(' ').map(it => ({ id: `github.com/${it}`, title: it }))
      : [];
  }

  /** Makes a target answer with these requests, and as read through then. */
  tell(id: string, through: number, requests: FakeRequest[]): void {
    this.answer(id, () => [lastPage(id, through, [pull(id, requests)])]);
  }

  answer(id: string, answer: FakeAnswer): void {
    this.#answers.set(id, answer);
  }

  answerAll(answer: FakeAnswer): void {
    this.#otherwise = answer;
  }

  async *collect(context: CollectContext): AsyncGenerator<CollectedPage> {
    this.asked.push(context.targets.map(({ reference }) => reference.id));
    for (const { reference } of context.targets) {
      const answer = this.#answers.get(reference.id) ?? this.#otherwise;
      yield* answer(reference, context);
    }
  }
}

/** A pull request with review requests. */
export function pull(
  key: string,
  requests: FakeRequest[],
): FactGroup<SpanFact> {
  return {
    key,
    open: requests.some(request => request.end === undefined),
    facts: requests.map(({ start, end }, index) => ({
      shape: 'span',
      metric: 'github.reviewWait',
      key: `request-${index}`,
      start: new Date(start).toISOString(),
      end: end === undefined ? undefined : new Date(end).toISOString(),
      outcome: end === undefined ? undefined : 'answered',
      waitingOn: end === undefined ? '@acme/payments' : undefined,
      title: `Pull request ${key}`,
      url: `https://github.com/${key}`,
      dimensions: {},
    })),
  };
}

/** A page after which there is more to come. */
export function page(
  targetId: string,
  groups: FactGroup[],
  more: Partial<CollectedPage> = {},
): CollectedPage {
  return {
    targetId,
    groups,
    cursor: { groups: groups.map(group => group.key) },
    state: 'ok',
    ...more,
  };
}

/** The page that ends the read of a target. */
export function lastPage(
  targetId: string,
  through: number,
  groups: FactGroup[],
  more: Partial<CollectedPage> = {},
): CollectedPage {
  return page(targetId, groups, {
    collectedThrough: new Date(through).toISOString(),
    ...more,
  });
}

/** One whose source can be asked about repositories of an organization together. */
export class JoiningCollector extends FakeCollector {
  jointly(parts: readonly TargetReference[]): TargetReference[] {
    const ids = [...new Set(parts.map(({ id }) => id))].sort();
    const places = new Set(ids.map(placeOf));
    return [...places].flatMap(place => {
      const own = ids.filter(id => placeOf(id) === place);
      return own.length > 1
        ? [
            {
              id: `${place}/+${createHash('sha1')
                .update(own.join())
                .digest('hex')}`,
              title: `${own.length} of ${place}`,
              parts: own,
            },
          ]
        : [];
    });
  }
}

function placeOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/'));
}
