export * from './LinePlaces';
export * from './readDocuments';
