import { metricDefinitions } from '../../metrics';

/** The metrics of the documentation's example: those that come with the plugins. */
export const exampleMetrics = metricDefinitions;
