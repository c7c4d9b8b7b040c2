/**
 * Key results in the catalog: errors are shown on the entity, and overlays stand in for files.
 *
 * @packageDocumentation
 */

export { catalogModuleOkr as default } from './module';
