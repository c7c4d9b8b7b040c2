/** Events of a period, and the users (or user days) that met them. @public */
export interface Volume {
  events: number;
  users: number;
}

/** The parts of a change of events; they add up to it. @public */
export interface ChangeParts {
  events: number;
  /** What more or fewer users make, at the mean of both rates. */
  volume: number;
  /** What more or fewer events per user make, at the mean of both numbers of users. */
  rate: number;
}

/**
 * Takes a change of events = users × rate apart into what is volume and what is rate, both alike: each part is the mean
 * of changing it first and of changing it last (the Shapley value), so that no remainder is left and the way back is the
 * same with other signs. Undefined where a rate is not known for want of users.
 *
 * Source: L. S. Shapley, "A value for n-person games" (1953); of two factors it is the midpoint decomposition.
 *
 * @public
 */
export function splitChange(
  before: Volume,
  current: Volume,
): ChangeParts | undefined {
  if (!(before.users > 0 && current.users > 0)) {
    return undefined;
  }
  const events = current.events - before.events;
  const rates = current.events / current.users + before.events / before.users;
  const volume = ((current.users - before.users) * rates) / 2;
  return { events, volume, rate: events - volume };
}
