import { Draft } from './Draft';
import { Standstill } from './Standstill';
import { TargetReading } from './TargetReading';

/**
 * Drafts that cannot be completed now, because something of their repository is not answered.
 *
 * @internal
 */
export class StoppedDrafts {
  private readonly reasons = new Map<TargetReading, string>();
  private readonly incomplete = new Set<Draft>();
  private readonly standstill: Standstill;

  constructor(host: string) {
    this.standstill = new Standstill(host);
  }

  /** @throws SourceUnavailableError when one repository after the other had to be stopped */
  stop(draft: Draft, reason: string): void {
    this.incomplete.add(draft);
    if (this.reasons.has(draft.reading)) return;
    this.reasons.set(draft.reading, reason);
    this.standstill.stuck(reason);
  }

  /** GitHub answered for something. */
  answered(): void {
    this.standstill.answered();
  }

  /** Whether to ask no more for a draft, as its repository was stopped; it then stays incomplete. */
  leavesOut(draft: Draft): boolean {
    const stopped = this.reasons.has(draft.reading);
    if (stopped) this.incomplete.add(draft);
    return stopped;
  }

  /** Why a draft is incomplete; undefined when it is not. */
  reasonFor(draft: Draft): string | undefined {
    return this.incomplete.has(draft)
      ? this.reasons.get(draft.reading)
      : undefined;
  }
}
