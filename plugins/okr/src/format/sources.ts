const names: ReadonlyMap<string, string> = new Map([
  ['github', 'GitHub'],
  ['github-issues', 'GitHub issues'],
  ['sentry', 'Sentry'],
  ['pagerduty', 'PagerDuty'],
  ['incident-io', 'incident.io'],
  ['prometheus', 'Prometheus'],
]);

const pushPrefix = 'push:';

/** What people call a source: `GitHub issues` for `github-issues`; the id of one that is not known here. @internal */
export function sourceName(source: string): string {
  return source.startsWith(pushPrefix)
    ? 'Pushed facts'
    : names.get(source) ?? source;
}
