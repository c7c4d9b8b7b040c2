export * from './IncidentReviewStore';
export {
  mergeReview,
  type Correctable,
  type IncidentContent,
  type MergedIncident,
  type SeverityOf,
} from './mergeReview';
export {
  incidentIdOf,
  type IncidentKey,
  type SavedReview,
} from './readReviews';
