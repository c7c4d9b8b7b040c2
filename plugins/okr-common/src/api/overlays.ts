import { z } from 'zod';

/** Changed overlays in one answer, at most. */
export const OVERLAYS_LIMIT = 500;

/** The newest state of an entity's overlay: what is kept here because no file holds it. */
export const overlaySchema = z.object({
  /** As `stringifyEntityRef` writes it: `component:default/checkout`. */
  entityRef: z.string().min(1),
  /** One sequence for all entities: each change, of whichever entity, gets a higher one than every change before it. */
  version: z.int().positive(),
  /** Null where the overlay was taken away. */
  annotation: z.string().nullable(),
});

/**
 * `GET /overlays?after=<version>`, for services only: what changed after a version, in ascending order, each entity at
 * most once. Whoever asks goes on from the last version of an answer until one is empty.
 */
export const overlaysResponseSchema = z.object({
  overlays: z.array(overlaySchema).max(OVERLAYS_LIMIT),
  /** The highest there is; 0 where there never was an overlay. Lower than `after` when the store was set back. */
  version: z.int().min(0),
});

export type Overlay = z.infer<typeof overlaySchema>;
export type OverlaysResponse = z.infer<typeof overlaysResponseSchema>;
