import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createHash } from 'node:crypto';

/** Relations by type, the targets as refs, and the repository of a Component. */
export interface FakeEntity {
  partOf?: string[];
  ownedBy?: string[];
  childOf?: string[];
  repository?: string;
  annotation?: string;
  title?: string;
}

/** A catalog whose contents a test can change, with etags as the real one gives them. */
export class FakeCatalog {
  readonly contents = new Map<string, FakeEntity>();
  /** Set to make streams fail after this many pages. */
  failAfterPages: number | undefined;
  /** Entities read one by one, as opposed to streamed. */
  read: string[] = [];

  set(entityRef: string, entity: FakeEntity = {}): void {
    this.contents.set(entityRef, entity);
  }

  service(): CatalogService {
    const current = () =>
      catalogServiceMock({
        entities: [...this.contents].map(([ref, entity]) =>
          toEntity(ref, entity),
        ),
      });
    const stream = this.#stream.bind(this);
    return catalogServiceMock.mock({
      streamEntities: request => stream(current().streamEntities(request)),
      getEntitiesByRefs: async request => {
        this.read.push(...request.entityRefs);
        return current().getEntitiesByRefs(request);
      },
    });
  }

  async *#stream(pages: AsyncIterable<Entity[]>) {
    let given = 0;
    for await (const page of pages) {
      if (given === this.failAfterPages) {
        throw new Error('The catalog went away');
      }
      given += 1;
      yield page;
    }
  }
}

function toEntity(ref: string, fake: FakeEntity): Entity {
  const { kind, namespace, name } = parseEntityRef(ref);
  const relations = (['partOf', 'ownedBy', 'childOf'] as const).flatMap(type =>
    (fake[type] ?? []).map(targetRef => ({ type, targetRef })),
  );
  const annotations: Record<string, string> = {
    ...(fake.repository ? { 'github.com/project-slug': fake.repository } : {}),
    ...(fake.annotation ? { 'keyresults.dev/okrs': fake.annotation } : {}),
  };
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: kind[0].toLocaleUpperCase('en-US') + kind.slice(1),
    metadata: {
      name,
      namespace,
      title: fake.title,
      annotations,
      etag: createHash('sha1').update(JSON.stringify(fake)).digest('hex'),
    },
    relations,
  };
}
