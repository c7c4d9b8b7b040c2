import type { Entity } from '@backstage/catalog-model';
import { writeDuration } from '@keyresults/backstage-plugin-okr-common';
import type { ReviewWaitPanel } from '@keyresults/backstage-plugin-okr-common';

const hour = 3_600;
const day = 24 * hour;
const slugAnnotation = 'github.com/project-slug';

/** Whole hours for waits up to two days and whole days above, never 0. */
function rounded(seconds: number): number {
  const unit = seconds < 2 * day ? hour : day;
  return Math.max(1, Math.round(seconds / unit)) * unit;
}

/**
 * What a team could promise: from where it stands to two thirds of that. `measured` while there is no number yet.
 *
 * @internal
 */
export function suggestedMove(panel: ReviewWaitPanel | undefined): {
  from: string;
  to: string;
} {
  const p75 = panel?.p75;
  if (p75?.kind !== 'value' || p75.value < 2 * hour) {
    return { from: 'measured', to: '24h' };
  }
  const from = rounded(p75.value);
  return {
    from: writeDuration(from),
    to: writeDuration(rounded((from * 2) / 3)),
  };
}

/**
 * An annotation to begin with, in the entity's own names.
 *
 * @param cycle - id of the cycle, for instance `2026-Q4`
 * @internal
 */
export function annotationSnippet(
  entity: Entity,
  cycle: string,
  measured: boolean,
  panel?: ReviewWaitPanel,
): string {
  const slug = entity.metadata.annotations?.[slugAnnotation];
  const { from, to } = suggestedMove(panel);
  const objective = measured
    ? [
        '      no-waiting:',
        '        objective: Nobody waits for a review',
        `        cycle: ${cycle}`,
        '        keyResults:',
        '          review-wait:',
        '            metric: github.reviewWait',
        '            stat: p75',
        `            from: ${from}`,
        `            to: ${to}`,
      ]
    : [
        '      keep-learning:',
        '        objective: I learn something new every week',
        `        cycle: ${cycle}`,
        '        keyResults:',
        '          reading:',
        '            title: An hour of reading',
        '            habit: 1 per week',
      ];
  const { namespace = 'default', name } = entity.metadata;
  return [
    `kind: ${entity.kind}`,
    'metadata:',
    `  name: ${name}`,
    ...(namespace === 'default' ? [] : [`  namespace: ${namespace}`]),
    '  annotations:',
    ...(slug ? [`    ${slugAnnotation}: ${slug}`] : []),
    '    keyresults.dev/okrs: |',
    ...objective,
    '',
  ].join('\n');
}
