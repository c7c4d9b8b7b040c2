export * from './forecastEnd';
export * from './isWithinNoise';
