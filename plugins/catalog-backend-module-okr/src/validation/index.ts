export * from './findErrors';
export * from './showErrors';
