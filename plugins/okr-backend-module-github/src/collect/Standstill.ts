import { SourceUnavailableError } from '@keyresults/backstage-plugin-okr-node';

/** One repository may be at fault; so many one after the other mean that GitHub is. */
const mostInARow = 3;

/**
 * Tells a repository that GitHub does not answer for from a GitHub that does not answer at all.
 *
 * @internal
 */
export class Standstill {
  private inARow = 0;

  constructor(private readonly host: string) {}

  /** GitHub answered for something. */
  answered(): void {
    this.inARow = 0;
  }

  /** @throws SourceUnavailableError when one repository after the other got no answer */
  stuck(reason: string): void {
    this.inARow++;
    if (this.inARow >= mostInARow) {
      throw new SourceUnavailableError(
        `GitHub (${this.host}) does not answer: ${reason}`,
      );
    }
  }
}
