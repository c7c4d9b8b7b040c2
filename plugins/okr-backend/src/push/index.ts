export * from './PushStore';
