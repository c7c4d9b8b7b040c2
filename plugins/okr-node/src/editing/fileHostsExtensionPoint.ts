import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { FileHost } from './FileHost';

/** @public */
export interface FileHostsExtensionPoint {
  /** @throws when a host of the same id is there already. */
  addFileHost(host: FileHost): void;
}

/**
 * Where a backend module hands over a place in which files of the catalog can be changed.
 *
 * @public
 */
export const okrFileHostsExtensionPoint =
  createExtensionPoint<FileHostsExtensionPoint>({ id: 'okr.fileHosts' });
