import { Forecast } from '@keyresults/backstage-plugin-okr-common';
import { Random } from '../installation/Random';

/** What was foretold of a key result, and what came of it. */
export interface Told extends Forecast {
  made: boolean;
  isWithin: boolean;
}

/** Key results that are foretold in one way. */
export interface KindOfForecast {
  /** As in "habits given a chance of …". */
  what: string;
  /** Of 80% that are told, at most so many lie within the interval; of whole weeks it may well hold more. */
  mostWithin: number;
  /** One of them, drawn by lot; undefined where nothing is foretold. */
  tell(team: number, random: Random): Told | undefined;
}
