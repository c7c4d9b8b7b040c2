export { OverviewBody, OverviewPage } from './OverviewPage';
