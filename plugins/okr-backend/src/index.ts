/**
 * Follows the catalog, collects facts, evaluates key results and serves them.
 *
 * @packageDocumentation
 */

export { okrPlugin, okrPlugin as default } from './plugin';
