import { createContext, useContext } from 'react';

/** UTC is what a backend cuts days in unless it is told otherwise. */
const TimeZoneContext = createContext('UTC');

/** Gives the zone that an answer tells to everything that is drawn from it. @internal */
export const TimeZoneProvider = TimeZoneContext.Provider;

/** The zone in which days, weeks, months and cycles begin and end here, whoever reads: IANA. @internal */
export function useTimeZone(): string {
  return useContext(TimeZoneContext);
}
