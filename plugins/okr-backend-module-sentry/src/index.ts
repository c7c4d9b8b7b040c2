/**
 * Errors per user and day from Sentry, for the OKR backend.
 *
 * @packageDocumentation
 */

export { okrModuleSentry as default } from './module';
