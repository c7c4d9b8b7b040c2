export * from './forecastEnd';
export * from './forecastHabit';
export * from './isWithinNoise';
