export { pagerdutyIncidentId } from './ids';
export type { PagerdutyOptions } from './PagerdutyHost';
export { pagerdutyRoutes } from './pagerdutyRoutes';
