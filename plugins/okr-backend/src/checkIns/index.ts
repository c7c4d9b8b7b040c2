export * from './CheckInStore';
export * from './errors';
export { type CheckInPosition } from './readPage';
export { type CheckInContent, type StoredCheckIn } from './StoredCheckIn';
