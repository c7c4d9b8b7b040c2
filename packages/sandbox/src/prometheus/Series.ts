import { Company } from '../company';
import { ServiceDay, serviceDay, watchedServices } from './serviceDay';

/** Between two scrapes, on the clock. */
export const scrapeSeconds = 300;
const daySeconds = 86_400;

/** @internal */
export type Labels = Readonly<Record<string, string>>;

/** One series as it was scraped. @internal */
export interface Series {
  labels: Labels;
  type: 'counter' | 'gauge';
  /** What a scrape found, at a multiple of `scrapeSeconds` since 1970 UTC. */
  valueAt(seconds: number): number;
}

/** Each service runs twice, and shares its work. */
const pods = ['a', 'b'] as const;

/** Everything that the services of the company tell, by the name of the metric. @internal */
export class CompanySeries {
  private readonly days = new Map<string, ServiceDay>();
  private readonly totals = new Map<string, number>();
  /** Counters begin here. Seconds since 1970 UTC. */
  readonly begin: number;

  constructor(private readonly company: Company) {
    const { now } = company;
    const today = Math.floor(now.getTime() / 1000 / daySeconds) * daySeconds;
    this.begin = today - 365 * daySeconds;
  }

  list(): Series[] {
    return watchedServices(this.company).flatMap(({ name, system }) => {
      const job = { job: name, system };
      return [
        ...pods.flatMap(pod => [
          this.requests({ ...job, pod, code: '200' }, day =>
            half(day.requests - day.failed, pod),
          ),
          this.requests({ ...job, pod, code: '500' }, day =>
            half(day.failed, pod),
          ),
        ]),
        this.gauge('service_latency_p95_seconds', job, ({ latencySeconds }) =>
          latencySeconds === undefined ? NaN : latencySeconds,
        ),
        this.gauge('test_coverage_ratio', job, ({ coverage }) => coverage),
        this.gauge('test_coverage_lines', job, it => it.linesOfCode),
      ];
    });
  }

  private requests(labels: Labels, of: (day: ServiceDay) => number): Series {
    const { job } = labels;
    const key = `${job} ${labels.pod} ${labels.code}`;
    return {
      labels: { __name__: 'http_requests_total', ...labels },
      type: 'counter',
      valueAt: seconds => {
        const start = Math.floor(seconds / daySeconds) * daySeconds;
        const passed = (seconds - start) / daySeconds;
        return (
          this.totalBefore(key, job, start, of) +
          Math.floor(of(this.day(job, start)) * passed)
        );
      },
    };
  }

  private gauge(
    name: string,
    labels: Labels,
    of: (day: ServiceDay) => number,
  ): Series {
    return {
      labels: { __name__: name, ...labels },
      type: 'gauge',
      valueAt: seconds =>
        of(this.day(labels.job, Math.floor(seconds / daySeconds) * daySeconds)),
    };
  }

  /** What a counter held at the beginning of a day. */
  private totalBefore(
    key: string,
    job: string,
    start: number,
    of: (day: ServiceDay) => number,
  ): number {
    if (start <= this.begin) {
      return 0;
    }
    const known = this.totals.get(`${key} ${start}`);
    if (known !== undefined) {
      return known;
    }
    let total = 0;
    for (let day = this.begin; day < start; day += daySeconds) {
      total += of(this.day(job, day));
      this.totals.set(`${key} ${day + daySeconds}`, total);
    }
    return total;
  }

  private day(job: string, start: number): ServiceDay {
    const key = `${job} ${start}`;
    const day = new Date(start * 1000).toISOString().slice(0, 10);
    const made = this.days.get(key) ?? serviceDay(this.company, job, day);
    this.days.set(key, made);
    return made;
  }
}

function half(count: number, pod: (typeof pods)[number]): number {
  return pod === 'a' ? Math.ceil(count / 2) : Math.floor(count / 2);
}
