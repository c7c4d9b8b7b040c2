export * from './cyclePath';
export * from './overviewMarkdown';
export * from './reportMarkdown';
export * from './reviewProblems';
export { formatScore } from './words';
