export * from './MemoryBudgets';
export * from './MemoryEngine';
export * from './problemsOf';
export * from './RecordingLogger';
