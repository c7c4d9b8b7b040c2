export { OwnKeyResults } from './OwnKeyResults';
export { OwnKeyResultsCard } from './OwnKeyResultsCard';
