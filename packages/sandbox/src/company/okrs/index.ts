export * from './okrTexts';
