/**
 * What a backend module needs to bring a source to the OKR backend.
 *
 * @packageDocumentation
 */

export * from './collection';
export * from './config';
export * from './editing';
export * from './facts';
