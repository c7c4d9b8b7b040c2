import {
  HiddenError,
  PagerdutyClient,
  readList,
  ServiceNode,
  serviceSchema,
} from '../client';
import { z } from 'zod';
import { fingerprintOfKey, TargetPlace } from '../targets';

const hour = 3_600_000;

/** A service as far as the collector needs it. @internal */
export interface KnownService {
  id: string;
  name: string;
  disabled: boolean;
}

/**
 * The services of an account, by id and by the fingerprints of their integration keys. Kept for an hour; holds no key.
 *
 * @internal
 */
export class ServiceDirectory {
  private readAt = -Infinity;
  private byId = new Map<string, KnownService>();
  private byFingerprint = new Map<string, KnownService>();

  /**
   * Reads the list of services, unless it was read within the hour.
   *
   * @param at - milliseconds since 1970 UTC
   * @throws SourceUnavailableError
   */
  async load(client: PagerdutyClient, at: number): Promise<void> {
    if (at - this.readAt >= hour || at < this.readAt) {
      await this.read(client, at);
    }
  }

  /**
   * The service of a target.
   *
   * @param at - milliseconds since 1970 UTC
   * @throws HiddenError when there is none, or none for this token
   */
  async find(
    client: PagerdutyClient,
    { serviceId, fingerprint = '' }: TargetPlace,
    at: number,
  ): Promise<KnownService> {
    if (serviceId !== undefined) {
      return this.byId.get(serviceId) ?? askFor(client, serviceId);
    }
    if (!this.byFingerprint.has(fingerprint) && this.readAt !== at) {
      await this.read(client, at);
    }
    const service = this.byFingerprint.get(fingerprint);
    if (service) return service;
    throw new HiddenError(
      'no service that the token sees has this integration key',
      'gone',
    );
  }

  private async read(client: PagerdutyClient, at: number): Promise<void> {
    const services = await readList(client, {
      path: '/services',
      name: 'services',
      scope: 'services.read',
      query: [['include[]', 'integrations']],
      item: serviceSchema,
    });
    const byId = new Map<string, KnownService>();
    const byFingerprint = new Map<string, KnownService>();
    for (const node of services ?? []) {
      const service = known(node);
      byId.set(service.id, service);
      for (const { integration_key: key } of node.integrations ?? []) {
        if (key) byFingerprint.set(fingerprintOfKey(key), service);
      }
    }
    this.byId = byId;
    this.byFingerprint = byFingerprint;
    this.readAt = at;
  }
}

async function askFor(
  client: PagerdutyClient,
  serviceId: string,
): Promise<KnownService> {
  const { service } = await client.ask({
    path: `/services/${encodeURIComponent(serviceId)}`,
    scope: 'services.read',
    schema: z.object({ service: serviceSchema }),
  });
  return known(service);
}

function known({ id, name, summary, status }: ServiceNode): KnownService {
  return { id, name: name ?? summary ?? id, disabled: status === 'disabled' };
}
