export * from './businessCalendar';
export * from './wallCalendar';
