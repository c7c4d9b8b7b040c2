/**
 * Incidents with their phases from incident.io, for the OKR backend.
 *
 * @packageDocumentation
 */

export { okrModuleIncidentIo as default } from './module';
