import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { OKRS_OVERLAY_ANNOTATION } from '@keyresults/backstage-plugin-okr-common';
import { OverlayStore } from './stores';

/** @internal */
export interface OverlayRetirement {
  overlays: OverlayStore;
  catalog: Pick<CatalogService, 'streamEntities'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  logger: LoggerService;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

/**
 * Takes away overlays that are not used since a file brings key results, so that they do not come back when the file is
 * without them again. What they held stays in their history.
 *
 * @returns how many
 * @internal
 */
export async function retireOverlays({
  overlays,
  catalog,
  auth,
  logger,
  now,
}: OverlayRetirement): Promise<number> {
  const pages = catalog.streamEntities(
    {
      query: {
        [`metadata.annotations.${OKRS_OVERLAY_ANNOTATION}`]: { $exists: true },
      },
      fields: [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.annotations',
      ],
    },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  let retired = 0;
  for await (const page of pages) {
    for (const entity of page) {
      const version = unusedVersion(
        entity.metadata.annotations?.[OKRS_OVERLAY_ANNOTATION],
      );
      const entityRef = stringifyEntityRef(entity);
      if (
        version !== undefined &&
        (await retire(overlays, entityRef, version, now()))
      ) {
        retired += 1;
        logger.info(
          `The overlay of ${entityRef} is retired: its file brings key results`,
        );
      }
    }
  }
  return retired;
}

function unusedVersion(mark: string | undefined): number | undefined {
  const [, version] = /^unused@(\d+)$/.exec(mark ?? '') ?? [];
  return version === undefined ? undefined : Number(version);
}

async function retire(
  overlays: OverlayStore,
  entityRef: string,
  version: number,
  now: number,
): Promise<boolean> {
  const latest = await overlays.latest(entityRef);
  // The mark may be older than what is kept here.
  if (latest?.version !== version || latest.annotation === undefined) {
    return false;
  }
  try {
    await overlays.save({
      entityRef,
      annotation: undefined,
      reason: 'A file brings the key results now',
      savedBy: entityRef,
      expectedVersion: version,
      now,
    });
    return true;
  } catch (error) {
    if (error instanceof ConflictError) {
      return false;
    }
    throw error;
  }
}
