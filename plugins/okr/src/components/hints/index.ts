export * from './editorHints';
export * from './FieldHints';
export * from './HintCount';
export * from './HintsList';
