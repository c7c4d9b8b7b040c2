/**
 * Incidents from PagerDuty, for the OKR backend.
 *
 * @packageDocumentation
 */

export { okrModulePagerduty as default } from './module';
