/**
 * One rung of the severity ladder, as configured.
 *
 * @public
 */
export interface SeverityRung {
  /** What it is called on every page, for instance `SEV1`. */
  name: string;
  /** What sources call it. */
  also?: readonly string[];
}

/** The ladder of an installation that configures none, worst first. @public */
export const defaultSeverities: readonly SeverityRung[] = [
  { name: 'SEV1', also: ['P1', 'critical'] },
  { name: 'SEV2', also: ['P2', 'major', 'high'] },
  { name: 'SEV3', also: ['P3', 'minor', 'medium', 'moderate'] },
  { name: 'SEV4', also: ['P4', 'low'] },
  { name: 'SEV5', also: ['P5', 'informational'] },
];

/** The least severe rung that counts as downtime, unless configured. @public */
export const defaultDowntimeSeverity = 'SEV2';

/** `SEV-1`, `sev 1` and `Sev_1` are one name. */
function keyOf(name: string): string {
  return name.toLocaleLowerCase('en-US').replace(/[\s_-]+/g, '');
}

/**
 * The severities of an installation, worst first, and what sources call them. Names are compared without regard to case,
 * spaces, dashes and underscores.
 *
 * @public
 */
export class SeverityLadder {
  /** Worst first. */
  readonly names: readonly string[];
  readonly #ranks = new Map<string, number>();

  /** @throws Error when a name stands on two rungs */
  constructor(rungs: readonly SeverityRung[] = defaultSeverities) {
    this.names = rungs.map(({ name }) => name);
    rungs.forEach(({ name, also = [] }, rank) => {
      for (const text of [name, ...also]) {
        const other = this.#ranks.get(keyOf(text));
        if (other !== undefined && other !== rank) {
          throw new Error(
            `The severity ${text} stands both for ${this.names[other]} and for ${name}`,
          );
        }
        this.#ranks.set(keyOf(text), rank);
      }
      this.#ranks.set(name, rank);
    });
  }

  /** The name of the rung that a source's text stands for, or undefined where it is on none. */
  find(text: string): string | undefined {
    const rank = this.#rankOf(text);
    return rank === undefined ? undefined : this.names[rank];
  }

  /** 0 for the worst. Severities on no rung, and unknown ones, rank last, all alike. */
  rank(severity: string | undefined): number {
    return (
      (severity === undefined ? undefined : this.#rankOf(severity)) ??
      this.names.length
    );
  }

  /** Whether a severity is as bad as another or worse; one that is on no rung never is. */
  atLeast(severity: string | undefined, limit: string): boolean {
    const rank = this.rank(severity);
    return rank < this.names.length && rank <= this.rank(limit);
  }

  /** As {@link atLeast}; undefined where nobody can say, as there is no severity or it is on no rung. */
  isKnownAtLeast(
    severity: string | undefined,
    limit: string,
  ): boolean | undefined {
    return this.rank(severity) < this.names.length
      ? this.atLeast(severity, limit)
      : undefined;
  }

  /** Nearly all come by the name of their rung: what is stored is. */
  #rankOf(text: string): number | undefined {
    return this.#ranks.get(text) ?? this.#ranks.get(keyOf(text));
  }
}
