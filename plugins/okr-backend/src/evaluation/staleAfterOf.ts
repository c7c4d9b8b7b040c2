import { INCIDENTS } from '@keyresults/backstage-plugin-okr-node';
import { OkrConfig } from '../config';
import { pushSource } from '../facts';
import { StaleAfter } from './freshness';

/** How old the facts of each source may be, as configured. @internal */
export function staleAfterOf({
  staleAfterMs,
  metrics,
  incidents,
}: Pick<OkrConfig, 'staleAfterMs' | 'metrics' | 'incidents'>): StaleAfter {
  const own = new Map<string, number | undefined>([
    [pushSource(INCIDENTS), incidents.staleAfterMs],
    ...metrics.map(
      ({ definition, staleAfterSeconds }): [string, number | undefined] => [
        pushSource(definition.id),
        staleAfterSeconds && staleAfterSeconds * 1000,
      ],
    ),
  ]);
  return source => own.get(source) ?? staleAfterMs;
}
