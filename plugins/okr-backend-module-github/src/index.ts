/**
 * Review waits and their kin from GitHub, for the OKR backend.
 *
 * @packageDocumentation
 */

export { okrModuleGithub as default } from './module';
