import { Entity, RELATION_CHILD_OF } from '@backstage/catalog-model';
import { repositoryAnnotation } from '../installation/entities';

const services = 1000;
const otherGroups = 45;

/** Owns this many services, through the five groups below it. */
export const bigGroup = { ref: 'group:default/platform', services: 400 };
const groupsOfBigGroup = 5;

/** A thousand services, owned by groups. Each is the target of its own incidents. */
export function companyWithIncidents(): Entity[] {
  const groups = groupsOfBigGroup + otherGroups;
  return [
    group('platform'),
    ...Array.from({ length: groups }, (_, index) =>
      group(
        `group-${index}`,
        index < groupsOfBigGroup ? bigGroup.ref : undefined,
      ),
    ),
    ...Array.from({ length: services }, (_, index) => service(index)),
  ];
}

/** Of the services. */
export function serviceRefs(): string[] {
  return Array.from(
    { length: services },
    (_, index) => `component:default/service-${index}`,
  );
}

/** The first four hundred belong to the groups of the big group, the others to the other groups. */
function ownerOf(index: number): number {
  return index < bigGroup.services
    ? index % groupsOfBigGroup
    : groupsOfBigGroup + (index % otherGroups);
}

function service(index: number): Entity {
  const name = `service-${index}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      etag: '1',
      annotations: { [repositoryAnnotation]: name },
    },
    relations: [
      {
        type: 'ownedBy',
        targetRef: `group:default/group-${ownerOf(index)}`,
      },
    ],
  };
}

function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default', etag: '1' },
    relations: parent ? [{ type: RELATION_CHILD_OF, targetRef: parent }] : [],
  };
}
