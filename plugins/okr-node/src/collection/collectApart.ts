import { CollectedPage } from './Collector';
import { BudgetExhaustedError, SourceUnavailableError } from './errors';

/** Targets that are asked about together: those of one account, host or server. @public */
export interface TargetsTogether<Reading> {
  readings: readonly Reading[];
  collect(): AsyncIterable<CollectedPage>;
}

/** A target that could not be read, and why. @public */
export interface UnreadTarget<Reading> {
  reading: Reading;
  message: string;
}

/** @public */
export interface CollectApartOptions<Reading> {
  /** How many targets the batch has. */
  targetCount: number;
  /** Targets that are in no part, since it is known already that they cannot be read. */
  unread?: readonly UnreadTarget<Reading>[];
  /** Whether a part that broke off had not yet told all about the target. */
  isUnread(reading: Reading): boolean;
  troublePage(reading: Reading, message: string): CollectedPage;
}

/**
 * Collects from several accounts, hosts or servers of a source, one after the other, so that one that is down or out of
 * budget does not stop the others.
 *
 * @throws SourceUnavailableError when no target could be read
 * @throws BudgetExhaustedError when a budget was used up, after all else was read; of several the one that resets first
 * @public
 */
export async function* collectApart<Reading>(
  parts: Iterable<TargetsTogether<Reading>>,
  options: CollectApartOptions<Reading>,
): AsyncGenerator<CollectedPage> {
  const unread = [...(options.unread ?? [])];
  const exhausted: BudgetExhaustedError[] = [];
  for (const part of parts) {
    try {
      yield* part.collect();
    } catch (error) {
      if (error instanceof BudgetExhaustedError) {
        exhausted.push(error);
      } else if (error instanceof SourceUnavailableError) {
        const { message } = error;
        for (const reading of part.readings) {
          if (options.isUnread(reading)) unread.push({ reading, message });
        }
      } else {
        throw error;
      }
    }
  }
  if (unread.length > 0 && unread.length === options.targetCount) {
    const messages = new Set(unread.map(({ message }) => message));
    throw new SourceUnavailableError([...messages].join('; '));
  }
  for (const { reading, message } of unread) {
    yield options.troublePage(reading, message);
  }
  const [first] = exhausted.sort((one, other) =>
    one.resetAt.localeCompare(other.resetAt),
  );
  if (first) throw first;
}
