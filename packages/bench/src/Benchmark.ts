/** One line of the printed table. */
export interface Figure {
  what: string;
  measured: string;
  /** What it is held against: the other side of the ratio, or a plain limit. */
  beside: string;
  aim: string;
  met: boolean;
}

/** What a benchmark may use. */
export interface BenchmarkContext {
  /** Connection string of a real Postgres that is thrown away afterwards. */
  postgres: string;
  /** The root of the repository. */
  root: string;
  say(text: string): void;
}

/** Measures both sides of each of its figures in one run. */
export interface Benchmark {
  name: string;
  run(context: BenchmarkContext): Promise<Figure[]>;
}
