import { ENTITY_STATUS_CATALOG_PROCESSING_TYPE } from '@backstage/catalog-client';
import { Entity } from '@backstage/catalog-model';
import { AlphaEntity, EntityStatusItem } from '@backstage/catalog-model/alpha';
import {
  OKR_ANNOTATION,
  Problem,
} from '@keyresults/backstage-plugin-okr-common';

/** Errors of one entity that are listed each by itself; a page shows a panel for every one. */
const SHOWN = 10;

/**
 * Puts errors into the status of an entity, where the catalog puts those of its own processing and where its pages look
 * for them. Errors that a processor emits are no way to go: the catalog then keeps what it had before, and an entity
 * that it has not seen before does not appear at all.
 *
 * @returns the entity itself when there are none
 * @internal
 */
export function showErrors(entity: Entity, errors: readonly Problem[]): Entity {
  if (errors.length === 0) return entity;
  const messages = errors.slice(0, SHOWN).map(describe);
  const more = errors.length - messages.length;
  if (more > 0) {
    messages.push(
      `${OKR_ANNOTATION}: ${more} more ${more === 1 ? 'error' : 'errors'}`,
    );
  }
  const { status }: AlphaEntity = entity;
  const shown: AlphaEntity = {
    ...entity,
    status: {
      ...status,
      items: [...(status?.items ?? []), ...messages.map(toItem)],
    },
  };
  return shown;
}

function describe({ position, message, expected }: Problem): string {
  const where = `${OKR_ANNOTATION}, line ${position.line}, column ${position.column}`;
  const stop = message.endsWith('?') ? '' : '.';
  const wanted = expected === undefined ? '' : `${stop} Expected ${expected}`;
  return `${where}: ${message}${wanted}`;
}

function toItem(message: string): EntityStatusItem {
  const name = 'InputError';
  return {
    type: ENTITY_STATUS_CATALOG_PROCESSING_TYPE,
    level: 'error',
    message: `${name}: ${message}`,
    error: { name, message },
  };
}
