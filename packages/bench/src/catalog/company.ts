import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { OKR_ANNOTATION } from '@keyresults/backstage-plugin-okr-common';

/** Of a thousand entities; those left are Components. */
const perThousand = { domain: 4, system: 50, group: 46, user: 300 };

const objectives = `
no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  keyResults:
    review-wait: { metric: github.reviewWait, stat: p75, from: measured, to: 12h }
    rota: { title: Review rota kept, habit: 1 per week }
`;

/**
 * A company as its YAML files say it: services in systems in domains, all owned by groups in a tree, and people in
 * groups. Every group and a fifth of the services have objectives; a service has a repository of its own.
 *
 * @param size - how many entities, a multiple of a thousand
 */
export function company(size: number): Entity[] {
  const thousands = size / 1000;
  const counts = {
    domain: perThousand.domain * thousands,
    system: perThousand.system * thousands,
    group: perThousand.group * thousands,
    user: perThousand.user * thousands,
  };
  const component =
    size - counts.domain - counts.system - counts.group - counts.user;
  const owner = (index: number) => `group-${index % counts.group}`;
  return [
    ...times(counts.group, index =>
      entity('Group', `group-${index}`, {
        type: 'team',
        children: [],
        ...(index > 0 && { parent: `group-${Math.floor((index - 1) / 4)}` }),
      }),
    ),
    ...times(counts.domain, index =>
      entity('Domain', `domain-${index}`, { owner: owner(index) }),
    ),
    ...times(counts.system, index =>
      entity('System', `system-${index}`, {
        owner: owner(index),
        domain: `domain-${index % counts.domain}`,
      }),
    ),
    ...times(counts.user, index =>
      entity('User', `user-${index}`, { memberOf: [owner(index)] }),
    ),
    ...times(component, index =>
      entity('Component', `service-${index}`, {
        type: 'service',
        lifecycle: 'production',
        owner: owner(index),
        system: `system-${index % counts.system}`,
      }),
    ),
  ];

  function entity(kind: string, name: string, spec: Entity['spec']): Entity {
    const location = `url:https://github.com/acme/${name}/blob/main/catalog-info.yaml`;
    const hasObjectives =
      kind === 'Group' || (kind === 'Component' && /[05]$/.test(name));
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: {
        name,
        annotations: {
          [ANNOTATION_LOCATION]: location,
          [ANNOTATION_ORIGIN_LOCATION]: location,
          ...(kind === 'Component' && {
            'github.com/project-slug': `acme/${name}`,
          }),
          ...(hasObjectives && { [OKR_ANNOTATION]: objectives }),
        },
      },
      spec,
    };
  }
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
