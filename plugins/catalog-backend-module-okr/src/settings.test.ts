import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { metricDefinitions } from '@keyresults/backstage-plugin-okr-common';
import { readSettings } from './settings';

const read = (okr?: JsonObject) =>
  readSettings(new ConfigReader(okr === undefined ? {} : { okr }));

describe('the settings', () => {
  it('have a default for everything', () => {
    expect(read()).toEqual({
      overlays: { enabled: true, refreshMs: 5_000 },
      metrics: metricDefinitions,
      cycles: {},
    });
  });

  it('know the metrics that are configured, and how the year lies', () => {
    const coverage = {
      id: 'codecov.coverage',
      title: 'Test coverage',
      unit: 'share',
      better: 'higher',
      shape: 'reading',
    };
    const { metrics, cycles } = read({
      metrics: [coverage, { id: 'wrong' }],
      cycles: { fiscalYearStartMonth: 4, timeZone: 'Europe/Berlin' },
    });
    expect(metrics.slice(metricDefinitions.length)).toMatchObject([
      { id: 'codecov.coverage' },
    ]);
    expect(cycles).toEqual({
      fiscalYearStartMonth: 4,
      timeZone: 'Europe/Berlin',
    });
  });

  it('may switch overlays off, or ask less often', () => {
    expect(read({ catalog: { overlays: { enabled: false } } })).toMatchObject({
      overlays: { enabled: false },
    });
    expect(read({ catalog: { overlays: { refresh: '1m' } } })).toMatchObject({
      overlays: { refreshMs: 60_000 },
    });
  });

  it.each(['soon', '0s', '0.5s'])('refuse to ask every %s', refresh => {
    expect(() => read({ catalog: { overlays: { refresh } } })).toThrow(
      /okr\.catalog\.overlays\.refresh: must be a duration/,
    );
  });
});
