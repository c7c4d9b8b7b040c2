export * from './PushStore';
export { namedEntities } from './targetOfFact';
