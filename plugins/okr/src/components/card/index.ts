export { OkrCard } from './OkrCard';
