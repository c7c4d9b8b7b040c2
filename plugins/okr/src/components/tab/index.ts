export { OkrTab } from './OkrTab';
