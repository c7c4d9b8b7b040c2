export * from './AuthorizedEditingService';
export * from './draftOkrs';
export * from './EditingContext';
export * from './EditingService';
export * from './FileHostRegistry';
export * from './startEditing';
