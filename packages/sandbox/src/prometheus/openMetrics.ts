import { scrapeSeconds, Series } from './Series';

/**
 * What was scraped, in the text format from which `promtool tsdb create-blocks-from openmetrics` fills a real Prometheus.
 *
 * @param from - seconds since 1970 UTC, in
 * @param to - seconds since 1970 UTC, in
 * @internal
 */
export function openMetrics(
  list: readonly Series[],
  from: number,
  to: number,
): string {
  const families = new Map<string, Series[]>();
  for (const series of list) {
    const name = series.labels.__name__;
    families.set(name, [...(families.get(name) ?? []), series]);
  }
  const lines: string[] = [];
  for (const [name, members] of families) {
    const { type } = members[0];
    lines.push(`# TYPE ${name.replace(/_total$/, '')} ${type}`);
    for (const { labels, valueAt } of members) {
      const written = Object.entries(labels)
        .filter(([label]) => label !== '__name__')
        .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
        .join(',');
      const first = Math.ceil(from / scrapeSeconds) * scrapeSeconds;
      for (let at = first; at <= to; at += scrapeSeconds) {
        lines.push(`${name}{${written}} ${valueAt(at)} ${at}`);
      }
    }
  }
  return `${lines.join('\n')}\n# EOF\n`;
}
