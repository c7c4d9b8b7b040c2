export * from './deriveGroup';
export * from './fieldValues';
