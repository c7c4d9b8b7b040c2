import { Entity, RELATION_CHILD_OF } from '@backstage/catalog-model';
import { OKR_ANNOTATION } from '@keyresults/backstage-plugin-okr-common';

/** Where an entity's facts come from, in an installation that is a benchmark's own. */
export const repositoryAnnotation = 'bench.keyresults.dev/repository';

/** 10,000 in all. */
const counts = { component: 8_900, system: 600, domain: 40, group: 460 };

/** Owns this many services, through the five groups below it. */
export const bigGroup = { ref: 'group:default/platform', services: 500 };
const groupsOfBigGroup = 5;

/**
 * Ten thousand entities as the catalog would serve them: services in systems in domains, owned by groups. A fifth of
 * the services and every group have objectives.
 */
export function entities(quarter: string): Entity[] {
  return [
    ...times(counts.domain, index => entity('Domain', `domain-${index}`)),
    ...times(counts.system, index =>
      entity('System', `system-${index}`, {
        partOf: [`domain:default/domain-${index % counts.domain}`],
      }),
    ),
    entity('Group', 'platform', { annotation: objectives(quarter) }),
    ...times(counts.group - 1, index =>
      entity('Group', `group-${index}`, {
        annotation: objectives(quarter),
        ...(index < groupsOfBigGroup && {
          [RELATION_CHILD_OF]: [bigGroup.ref],
        }),
      }),
    ),
    ...times(counts.component, index =>
      entity('Component', `service-${index}`, {
        repository: `acme/service-${index}`,
        partOf: [`system:default/system-${index % counts.system}`],
        ownedBy: [`group:default/group-${ownerOf(index)}`],
        ...(index % 5 === 0 && { annotation: objectives(quarter) }),
      }),
    ),
  ];
}

/** The first five hundred services belong to the groups of the big group, the others to the other groups. */
function ownerOf(service: number): number {
  const others = counts.group - 1 - groupsOfBigGroup;
  return service < bigGroup.services
    ? service % groupsOfBigGroup
    : groupsOfBigGroup + (service % others);
}

function objectives(quarter: string): string {
  return `
no-waiting:
  objective: Nobody waits for a review
  cycle: ${quarter}
  keyResults:
    review-wait: { metric: github.reviewWait, stat: p75, from: measured, to: 12h }
    first-review: { metric: github.firstReview, stat: within 24h, from: 60%, to: 85% }
small-changes:
  objective: Changes are small and go out soon
  cycle: ${quarter}
  keyResults:
    merge-time: { metric: github.mergeTime, stat: p50, from: measured, to: 20h }
    rota: { title: Review rota kept, habit: 1 per week }
`;
}

interface Details {
  annotation?: string;
  repository?: string;
  partOf?: string[];
  ownedBy?: string[];
  childOf?: string[];
}

/** An entity of the catalog, as far as the backend looks at it. */
export function entity(
  kind: string,
  name: string,
  details: Details = {},
): Entity {
  const { annotation, repository } = details;
  const relations = (['partOf', 'ownedBy', 'childOf'] as const).flatMap(type =>
    (details[type] ?? []).map(targetRef => ({ type, targetRef })),
  );
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      etag: `${kind}-${name}-1`,
      annotations: {
        ...(annotation && { [OKR_ANNOTATION]: annotation }),
        ...(repository && { [repositoryAnnotation]: repository }),
      },
    },
    relations,
  };
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
