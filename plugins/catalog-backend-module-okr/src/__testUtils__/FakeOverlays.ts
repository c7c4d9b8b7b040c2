import { OverlaysResponse } from '@keyresults/backstage-plugin-okr-common';
import { OverlaySource } from '../overlays';

/** Keeps overlays as the OKR backend does, in pages of two. */
export class FakeOverlays implements OverlaySource {
  /** What was asked for. */
  readonly asked: number[] = [];
  trouble?: Error;
  private version = 0;
  private readonly newest = new Map<
    string,
    { version: number; annotation: string | null }
  >();

  /** @returns the version */
  save(entityRef: string, annotation: string | null): number {
    this.version++;
    this.newest.set(entityRef, { version: this.version, annotation });
    return this.version;
  }

  /** As after a backup was brought back. */
  setBack(): void {
    this.version = 0;
    this.newest.clear();
  }

  async ask(after: number): Promise<OverlaysResponse> {
    this.asked.push(after);
    if (this.trouble) throw this.trouble;
    const overlays = [...this.newest]
      .map(([entityRef, state]) => ({ entityRef, ...state }))
      .filter(({ version }) => version > after)
      .sort((one, other) => one.version - other.version)
      .slice(0, 2);
    return { overlays, version: this.version };
  }
}
