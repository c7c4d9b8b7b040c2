export * from './AuthorizedCheckInService';
export * from './CheckInService';
export * from './CheckInStore';
