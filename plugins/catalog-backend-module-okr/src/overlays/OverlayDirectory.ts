import { LoggerService } from '@backstage/backend-plugin-api';
import { Overlay } from '@keyresults/backstage-plugin-okr-common';
import { OverlayState } from './mergeOverlay';
import { OverlaySource, UnknownEndpointError } from './OkrBackend';

/** After this long everything is read anew, which repairs whatever was missed. */
const FULL_PASS_MS = 10 * 60_000;
const LONGEST_PAUSE_MS = 60_000;
/** Timers may be early; without this every second question would be left out. */
const TOLERANCE_MS = 100;

/** @internal */
export interface OverlayDirectoryOptions {
  source: OverlaySource;
  /** The shortest time between two questions. */
  refreshMs: number;
  logger: LoggerService;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
  /** Told of entities that may have been processed with what was known before. */
  onChanged: (entityRefs: string[]) => Promise<void>;
}

/**
 * The overlays of all entities, in memory. It asks for what is new and keeps what it knows while nobody answers.
 *
 * @internal
 */
export class OverlayDirectory {
  /** Undefined until there was a first answer. */
  private known?: ReadonlyMap<string, OverlayState>;
  private version = 0;
  private askAt = 0;
  private fullPassAt = 0;
  private pauseMs = 0;
  private asking?: Promise<void>;
  private wasMissed = false;
  /** Entities that are still to be told of. */
  private readonly changed = new Set<string>();

  constructor(private readonly options: OverlayDirectoryOptions) {}

  /** @returns undefined when nothing is known of any entity; else the entity's overlay, if it has one */
  async find(
    entityRef: string,
  ): Promise<{ overlay?: OverlayState } | undefined> {
    await this.refresh();
    if (!this.known) {
      this.wasMissed = true;
      return undefined;
    }
    return { overlay: this.known.get(entityRef) };
  }

  /** Asks, if it is time. Never fails: who asks goes on with what is known. */
  async refresh(): Promise<void> {
    if (!this.asking && this.options.now() >= this.askAt - TOLERANCE_MS) {
      this.asking = this.ask().finally(() => {
        this.asking = undefined;
      });
    }
    await this.asking;
  }

  private async ask(): Promise<void> {
    const { logger, now, refreshMs } = this.options;
    const startedAt = now();
    this.askAt = startedAt + refreshMs;
    try {
      for (const entityRef of await this.update(startedAt)) {
        this.changed.add(entityRef);
      }
      if (this.pauseMs > 0) {
        logger.info('The overlays of key results can be read again');
      }
      this.pauseMs = 0;
    } catch (error) {
      if (this.pauseMs === 0) logger.warn(this.excuse(error));
      this.pauseMs =
        error instanceof UnknownEndpointError
          ? LONGEST_PAUSE_MS
          : Math.min(LONGEST_PAUSE_MS, this.pauseMs * 2 || refreshMs);
      this.askAt = now() + this.pauseMs;
    }
    await this.tell();
  }

  /** What cannot be told now is told after the next question. */
  private async tell(): Promise<void> {
    if (this.changed.size === 0) return;
    try {
      await this.options.onChanged([...this.changed]);
      this.changed.clear();
    } catch (error) {
      this.options.logger.warn(
        `Entities whose overlay changed wait for their turn: ${error}`,
      );
    }
  }

  /** @returns the entities whose overlay is another one now */
  private async update(now: number): Promise<string[]> {
    const isFull = !this.known || now >= this.fullPassAt;
    const newer = isFull ? undefined : await this.readAfter(this.version);
    const before = this.known;
    if (newer) {
      this.known = new Map([...(before ?? []), ...byEntity(newer.overlays)]);
      this.version = newer.version;
    } else {
      const all = await this.readAfter(0);
      if (!all) throw new Error('the store was set back while it was read');
      this.known = byEntity(all.overlays);
      this.version = all.version;
      this.fullPassAt = now + FULL_PASS_MS;
    }
    // What is read at the start was not known to differ for anyone, unless an entity came before it.
    return before || this.wasMissed ? differences(before, this.known) : [];
  }

  /** @returns undefined when the store was set back, so that what is known is no beginning to go on from */
  private async readAfter(
    after: number,
  ): Promise<{ overlays: Overlay[]; version: number } | undefined> {
    const overlays: Overlay[] = [];
    let version = after;
    for (;;) {
      const page = await this.options.source.ask(version);
      if (page.version < version) return undefined;
      for (const overlay of page.overlays) {
        if (overlay.version <= version) {
          throw new Error(
            `the OKR backend gave version ${overlay.version} after ${version}`,
          );
        }
        version = overlay.version;
        overlays.push(overlay);
      }
      if (page.overlays.length === 0) return { overlays, version };
    }
  }

  private excuse(error: unknown): string {
    const kept = this.known ? '; those that are known stay' : '';
    return `The overlays of key results cannot be read${kept}: ${error}`;
  }
}

function byEntity(overlays: readonly Overlay[]): Map<string, OverlayState> {
  return new Map(
    overlays.map(({ entityRef, version, annotation }) => [
      entityRef,
      { version, annotation },
    ]),
  );
}

function differences(
  before: ReadonlyMap<string, OverlayState> | undefined,
  after: ReadonlyMap<string, OverlayState>,
): string[] {
  const refs = new Set([...(before?.keys() ?? []), ...after.keys()]);
  return [...refs].filter(
    ref => before?.get(ref)?.version !== after.get(ref)?.version,
  );
}
