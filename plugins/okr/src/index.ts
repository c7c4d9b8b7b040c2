/**
 * OKR tab and card for entity pages, for Backstage's new frontend system. The old one finds them at `./legacy`.
 *
 * @packageDocumentation
 */

export { okrPlugin as default } from './plugin';
export * from './api';
export { okrOverviewRouteRef, okrTabRouteRef } from './routes';
export { okrTranslationRef } from './translation';
