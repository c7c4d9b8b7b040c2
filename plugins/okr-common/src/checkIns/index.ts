export * from './CheckIn';
export * from './checkInDays';
export * from './whoIsToCheckIn';
