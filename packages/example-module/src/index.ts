/**
 * The worked example of `docs/writing-a-module.md`.
 *
 * @packageDocumentation
 */

export { default } from './module';
