export * from './cyclePath';
export * from './reportMarkdown';
export * from './reviewProblems';
