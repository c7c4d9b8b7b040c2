/**
 * Sends history from CSV and JSON files to the OKR backend.
 *
 * @packageDocumentation
 */

export { main } from './main';
export * from './runImport';
