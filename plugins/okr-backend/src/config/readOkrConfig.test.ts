import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readOkrConfig } from './readOkrConfig';

const read = (okr?: JsonObject) =>
  readOkrConfig(new ConfigReader(okr === undefined ? {} : { okr }));

describe('readOkrConfig', () => {
  it('has a default for everything', () => {
    const config = read();
    expect(config.demo).toBe(false);
    expect(config.cycles).toEqual({
      fiscalYearStartMonth: 1,
      timeZone: 'UTC',
    });
    expect(config.calendar).toBe('wall');
    expect(config.staleAfterMs).toBe(24 * 60 * 60 * 1000);
    expect(config.catalog.pollMs).toBe(30_000);
  });

  it('reads calendars', () => {
    const config = read({
      calendar: 'berlin',
      calendars: {
        berlin: {
          timeZone: 'Europe/Berlin',
          days: ['Friday', 'mon', 'mon'],
          hours: { from: '08:30', to: '17:00' },
          holidays: { country: 'DE', state: 'BE', extra: ['2026-12-24'] },
        },
      },
    });
    expect(config.calendars.berlin).toEqual({
      timeZone: 'Europe/Berlin',
      days: [1, 5],
      hours: { fromMinute: 510, toMinute: 1020 },
      holidays: { country: 'DE', state: 'BE', extra: ['2026-12-24'] },
    });
  });

  it('reads limits in days, and never', () => {
    const config = read({
      abandonedAfter: {
        'github.reviewWait': '36h',
        'github.mergeTime': 'never',
      },
    });
    expect(config.abandonedAfterDays).toEqual({
      'github.reviewWait': 1.5,
      'github.mergeTime': 'never',
    });
  });

  it('lets the sections of modules be', () => {
    expect(() => read({ github: { history: '90d' } })).not.toThrow();
  });

  it('has everybody edit with their own rights, files of this machine left out', () => {
    expect(read({ editing: { github: { as: 'app' } } }).editing).toEqual({
      enabled: true,
      who: 'owners',
      allowLocalFiles: false,
      overlays: true,
      readOnlyLocations: [],
      perHour: { edit: 30, look: 1200 },
      pollMs: 60_000,
      keepProposalsMs: 90 * 86_400_000,
    });
    expect(() => read({ editing: { editsPerHour: 0 } })).toThrow(
      /okr\.editing\.editsPerHour/,
    );
  });

  it('names every key that is wrong', () => {
    expect(() =>
      read({
        staleAfter: 'a day',
        calendar: 'paris',
        cycles: { fiscalYearStartMonth: 13, timeZone: 'Mars/Olympus' },
      }),
    ).toThrow(
      /okr\.cycles\.fiscalYearStartMonth: .*okr\.cycles\.timeZone: must be a time zone.*okr\.staleAfter: must be a duration/s,
    );
  });

  it('refuses a default calendar that is not there', () => {
    expect(() => read({ calendar: 'paris' })).toThrow(
      'okr.calendar: must be "wall" or the name of one of okr.calendars',
    );
  });

  it('refuses hours that end before they begin', () => {
    expect(() =>
      read({
        calendars: {
          a: { timeZone: 'UTC', hours: { from: '17:00', to: '09:00' } },
        },
      }),
    ).toThrow('okr.calendars.a.hours: must end after it begins');
  });

  describe('of facts', () => {
    const coverage = {
      id: 'codecov.coverage',
      title: 'Test coverage',
      unit: 'share',
      better: 'higher',
      shape: 'reading',
    };

    it('reads metrics whose facts are pushed', () => {
      const { metrics } = read({
        metrics: [{ ...coverage, staleAfter: '7d' }],
      });
      expect(metrics).toMatchObject([
        {
          definition: {
            id: 'codecov.coverage',
            estimator: 'reading',
            defaultStat: 'last',
          },
          staleAfterSeconds: 7 * 86_400,
        },
      ]);
      expect(read().metrics).toEqual([]);
    });

    it('names the metric and the key that is wrong', () => {
      expect(() =>
        read({
          metrics: [
            coverage,
            coverage,
            { ...coverage, id: 'codecov.branches', shape: 'span' },
            { ...coverage, id: 'incidents.pages' },
          ],
        }),
      ).toThrow(/okr\.metrics\.3\.id: is taken/);
      expect(() => read({ metrics: [coverage, coverage] })).toThrow(
        'okr.metrics.1.id: "codecov.coverage" is declared twice',
      );
    });

    it('has a severity ladder, of which the two worst rungs are downtime', () => {
      const { incidents } = read();
      expect(incidents.severities.names).toEqual([
        'SEV1',
        'SEV2',
        'SEV3',
        'SEV4',
        'SEV5',
      ]);
      expect(incidents.downtimeSeverity).toBe('SEV2');
      expect(incidents.staleAfterMs).toBeUndefined();
    });

    it('reads a ladder of its own', () => {
      const { incidents } = read({
        incidents: {
          severities: [
            { name: 'Outage', also: ['critical'] },
            { name: 'Degraded' },
            { name: 'Cosmetic' },
          ],
          staleAfter: '30d',
        },
      });
      expect(incidents.severities.find('CRITICAL')).toBe('Outage');
      expect(incidents.downtimeSeverity).toBe('Degraded');
      expect(incidents.staleAfterMs).toBe(30 * 86_400_000);
    });

    it('takes any name of a rung for what is downtime', () => {
      const { incidents } = read({
        incidents: { downtimeSeverity: 'critical' },
      });
      expect(incidents.downtimeSeverity).toBe('SEV1');
    });

    it('has no time in which incidents are to be solved unless it is set, by any name of a rung', () => {
      expect(read().incidents.solvedWithin).toEqual(new Map());
      const { incidents } = read({
        incidents: { solvedWithin: { critical: '1h', 'sev 2': '4h' } },
      });
      expect(incidents.solvedWithin).toEqual(
        new Map([
          ['SEV1', 3600],
          ['SEV2', 14_400],
        ]),
      );
      expect(() =>
        read({ incidents: { solvedWithin: { outage: '1h' } } }),
      ).toThrow(
        'okr.incidents.solvedWithin.outage: is not one of SEV1, SEV2, SEV3, SEV4, SEV5',
      );
    });

    it('refuses a ladder that is not clear', () => {
      expect(() => read({ incidents: { downtimeSeverity: 'outage' } })).toThrow(
        'okr.incidents.downtimeSeverity: must be one of SEV1, SEV2, SEV3, SEV4, SEV5, not "outage"',
      );
      expect(() =>
        read({
          incidents: {
            severities: [{ name: 'A', also: ['p1'] }, { name: 'P1' }],
          },
        }),
      ).toThrow(
        'okr.incidents.severities: The severity P1 stands both for A and for P1',
      );
      expect(() => read({ incidents: { severities: [] } })).toThrow(
        'okr.incidents.severities: must name at least one severity',
      );
    });
  });
});
