export * from './Overview';
export * from './OverviewStore';
export * from './overviewCsv';
export * from './readOverview';
