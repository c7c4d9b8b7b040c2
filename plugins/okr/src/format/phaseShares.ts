import type { IncidentsSummary } from '@keyresults/backstage-plugin-okr-common';

/** A stretch of the time of incidents. @internal */
export interface PhaseShare {
  phase: 'undetected' | 'mitigating' | 'resolving';
  /** 0 to 1. */
  share: number;
  /** Where it begins, 0 to 1. */
  from: number;
}

/** What part of the time of incidents went into what, in the order in which it comes; nothing where none is known. @internal */
export function phaseShares(bar: IncidentsSummary['phaseBar']): PhaseShare[] {
  const seconds = [
    ['undetected', bar.undetectedSeconds],
    ['mitigating', bar.mitigatingSeconds],
    ['resolving', bar.resolvingSeconds],
  ] as const;
  const all = seconds.reduce((total, [, part]) => total + part, 0);
  if (bar.known === 0 || all <= 0) {
    return [];
  }
  let from = 0;
  return seconds.map(([phase, part]) => {
    const share = { phase, share: part / all, from };
    from += share.share;
    return share;
  });
}
