/**
 * OKR tab and card for entity pages, for Backstage's old frontend system.
 *
 * @packageDocumentation
 */

export * from './legacyPlugin';
export * from './api';
export { okrTranslationRef } from './translation';
