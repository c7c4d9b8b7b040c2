/**
 * What a person said of a key result, as far as its state is made from it.
 *
 * @public
 */
export interface CheckIn {
  objectiveId: string;
  keyResultId: string;
  /** Id of the cycle that the key result was in when it was said; absent where that was not kept. */
  cycle?: string;
  /** The day that it speaks of, as `YYYY-MM-DD`. */
  day: string;
  /** When it was said, in milliseconds since 1970 UTC. */
  at: number;
  /** From 0 to 10: how sure of making it. */
  confidence?: number;
  /** Of a number kept by check-ins. */
  value?: number;
  /** How often a habit was kept on that day. */
  ticks?: number;
}
