export * from './CheckIn';
export * from './checkInDays';
export * from './checkInValueText';
export * from './isOfCycle';
export * from './whoIsToCheckIn';
