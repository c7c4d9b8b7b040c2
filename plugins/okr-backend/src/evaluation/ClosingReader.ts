import {
  CycleReport,
  SpokenVerdict,
} from '@keyresults/backstage-plugin-okr-common';

/** That a cycle was closed, and what becomes of its objectives. @internal */
export interface ClosedCycle {
  entityRef: string;
  /** Milliseconds since 1970 UTC. */
  closedAt: number;
  /** Entity reference of who closed it. */
  closedBy: string;
  verdicts: SpokenVerdict[];
  /** Markdown, of the whole cycle. */
  summary?: string;
}

/** Everything that was found and said of a cycle, as it was when it was closed. @internal */
export type FrozenReport = Omit<CycleReport, 'closing'>;

/** Reads which cycles people closed, in bulk. @internal */
export interface ClosingReader {
  /** @returns ids of cycles by entity reference; entities without any are left out */
  closedCycles(
    entityRefs: readonly string[],
  ): Promise<Map<string, ReadonlySet<string>>>;
  /** Who closed a cycle, of all entities. */
  ofCycle(cycle: string): Promise<ClosedCycle[]>;
  /** The reports of a closed cycle of some entities, in order of their references. */
  reports(
    cycle: string,
    entityRefs: readonly string[],
  ): Promise<FrozenReport[]>;
}
