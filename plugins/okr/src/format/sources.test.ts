import { sourceName } from './sources';

describe('sourceName', () => {
  it.each([
    ['github', 'GitHub'],
    ['github-issues', 'GitHub issues'],
    ['sentry', 'Sentry'],
    ['pagerduty', 'PagerDuty'],
    ['incident-io', 'incident.io'],
    ['prometheus', 'Prometheus'],
    ['push:incidents', 'Pushed facts'],
    ['push:coverage', 'Pushed facts'],
  ])('calls %s what people call it: %s', (source, name) => {
    expect(sourceName(source)).toBe(name);
  });

  it.each(['watchtower', 'pushed', 'constructor'])(
    'leaves %s, which it does not know, as it is',
    source => {
      expect(sourceName(source)).toBe(source);
    },
  );
});
