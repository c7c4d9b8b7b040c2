export * from './CheckIn';
export * from './checkInDays';
export * from './isOfCycle';
export * from './whoIsToCheckIn';
