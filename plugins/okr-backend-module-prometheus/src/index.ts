/**
 * Readings and daily ratios from Prometheus, for the OKR backend.
 *
 * @packageDocumentation
 */

export { okrModulePrometheus as default } from './module';
