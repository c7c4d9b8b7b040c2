export * from './Destination';
export * from './destinationOf';
