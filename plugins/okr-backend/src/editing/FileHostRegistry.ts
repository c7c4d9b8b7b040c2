import {
  FileHost,
  FileHostsExtensionPoint,
} from '@keyresults/backstage-plugin-okr-node';

/** The hosts of files that modules have brought. @internal */
export class FileHostRegistry implements FileHostsExtensionPoint {
  readonly #hosts: FileHost[] = [];

  addFileHost(host: FileHost): void {
    if (this.#hosts.some(({ id }) => id === host.id)) {
      throw new Error(`There is a file host "${host.id}" already`);
    }
    this.#hosts.push(host);
  }

  get hosts(): readonly FileHost[] {
    return this.#hosts;
  }
}
