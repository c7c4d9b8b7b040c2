/**
 * Checks the key results in catalog files.
 *
 * @packageDocumentation
 */

export * from './Knowledge';
export * from './lintFiles';
export * from './LintReport';
export { main } from './main';
export * from './runLint';
