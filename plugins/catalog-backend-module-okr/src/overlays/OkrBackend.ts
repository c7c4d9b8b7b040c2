import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  OverlaysResponse,
  overlaysResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';

const TIMEOUT_MS = 5_000;

/** Where overlays are kept. @internal */
export interface OverlaySource {
  /**
   * One page of what changed after a version.
   *
   * @throws UnknownEndpointError when the OKR backend is one that keeps no overlays
   */
  ask(after: number): Promise<OverlaysResponse>;
}

/** @internal */
export class UnknownEndpointError extends Error {
  readonly name = 'UnknownEndpointError';
}

/** Asks the OKR backend as the catalog, with a service token. @internal */
export class OkrBackend implements OverlaySource {
  constructor(
    private readonly services: {
      auth: AuthService;
      discovery: DiscoveryService;
    },
  ) {}

  async ask(after: number): Promise<OverlaysResponse> {
    const { auth, discovery } = this.services;
    const baseUrl = await discovery.getBaseUrl('okr');
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'okr',
    });
    const response = await fetch(`${baseUrl}/v1/overlays?after=${after}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 404) {
      throw new UnknownEndpointError('the OKR backend keeps no overlays');
    }
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return overlaysResponseSchema.parse(await response.json());
  }
}
