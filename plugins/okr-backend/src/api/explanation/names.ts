import { Both } from '@keyresults/backstage-plugin-okr-common';
import { isValidAt, Scope } from '../../facts';
import { Sight } from '../OkrService';
import { ServiceContext } from '../ServiceContext';
import { visibleTargets } from '../targetSight';
import { TargetNames } from './partition';
import { Sides } from './sides';

/**
 * What a caller may know of the targets in both windows: each with the services that pointed to it then.
 *
 * @internal
 */
export async function readNames(
  { facts }: Pick<ServiceContext, 'facts'>,
  { scope, targets, then, now }: Sides,
  sight: Sight,
): Promise<Both<TargetNames>> {
  const visible = await visibleTargets([...targets.keys()], facts, sight);
  const services = await sight.visible(scope.links.map(it => it.leafRef));
  const namesAt = (at: number): TargetNames => {
    const links = servicesAt(scope, at, services);
    return {
      isVisible: id => visible.has(id),
      servicesOf: id => links.get(id) ?? [],
    };
  };
  return { then: namesAt(then.at), now: namesAt(now.at) };
}

function servicesAt(
  { links }: Scope,
  at: number,
  visible: ReadonlySet<string>,
): Map<number, string[]> {
  const services = new Map<number, string[]>();
  for (const link of links) {
    if (isValidAt(link, at) && visible.has(link.leafRef)) {
      const known = services.get(link.targetId) ?? [];
      services.set(link.targetId, [...known, link.leafRef].sort());
    }
  }
  return services;
}
