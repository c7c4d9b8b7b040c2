export * from './SuggestInEditor';
export * from './Suggestions';
