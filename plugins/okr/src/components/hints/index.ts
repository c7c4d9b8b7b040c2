export * from './editorHints';
export * from './FieldHint';
export * from './FieldHints';
export * from './HintCount';
export * from './HintsList';
