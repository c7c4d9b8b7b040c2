export { formatScore } from '@keyresults/backstage-plugin-okr-common';
