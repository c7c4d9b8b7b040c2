/**
 * The shapes of the answers of `/api/okr/v1`, a file per endpoint. The types are inferred from the schemas; the OpenAPI
 * document is checked against them in a test. Instants are ISO 8601 in UTC with milliseconds. Durations are seconds.
 */

export * from './checkIns';
export * from './closings';
export * from './editing';
export * from './errorRate';
export * from './explanation';
export * from './facts';
export * from './freshness';
export * from './hints';
export * from './incidents';
export * from './keyResults';
export * from './members';
export * from './metric';
export * from './metrics';
export * from './okrs';
export * from './overlays';
export * from './overview';
export * from './push';
export * from './status';
export * from './suggestions';
export * from './values';
export * from './verdicts';
export * from './waiting';
