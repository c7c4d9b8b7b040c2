import { ErrorProject, UserRange } from './types';
import { distinctUsers } from './UserRange';

/** Counts the people of each audience once. @internal */
export class Audiences {
  private readonly ranges = new Map<string, UserRange[]>();

  add({ audience }: ErrorProject, range: UserRange): void {
    const known = this.ranges.get(audience);
    if (known) {
      known.push(range);
    } else {
      this.ranges.set(audience, [range]);
    }
  }

  get distinct(): number {
    let count = 0;
    for (const ranges of this.ranges.values()) {
      count += distinctUsers(ranges);
    }
    return count;
  }
}
