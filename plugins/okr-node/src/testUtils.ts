/**
 * What the tests of a source module need: an engine in memory that drives a collector and checks what it hands over.
 *
 * @packageDocumentation
 */

export * from './testKit';
