export * from './addressSchema';
export * from './daysSchema';
export * from './readSection';
