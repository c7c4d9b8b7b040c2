export {
  pagerdutyIncidentId,
  pagerdutyIntegrationKey,
  pagerdutyServiceId,
} from './ids';
export type { PagerdutyOptions } from './PagerdutyHost';
export { pagerdutyRoutes } from './pagerdutyRoutes';
