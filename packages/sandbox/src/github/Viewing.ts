import { Company, Repository } from '../company';

/** What a view depends on besides the thing viewed. @internal */
export interface Viewing {
  company: Company;
  /** For instance `http://localhost:7107`. */
  origin: string;
  /** The instant that is looked at, milliseconds since 1970 UTC. */
  at: number;
  requestsMoveUpdatedAt: boolean;
  /** A page of pull requests begins with the last of the page before. */
  overlappingPages?: boolean;
  /** Told the last pull request of every page. */
  onPage?: (repository: Repository, last: number) => void;
}

/** As GitHub writes instants: no milliseconds. @internal */
export function isoSecond(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
