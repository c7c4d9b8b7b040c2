export * from './Incident';
