import {
  entityRef,
  IncidentsBackend,
  startIncidentsBackend,
} from './__testUtils__/incidentsBackend';
import {
  afterwards,
  beginning,
  expected,
  expectedShare,
  phases,
  severities,
  SummaryBody,
  windows,
} from './__testUtils__/incidentQuestions';
import { tally } from './__testUtils__/naiveEstimate';
import {
  countMinutesOfHarm,
  detectedIn,
  inOrder,
  readDoubts,
  readUndetected,
  readWaits,
} from './__testUtils__/naiveIncidents';
import { stopTheClock } from './__testUtils__/realDataBackend';
import {
  hasIncidents,
  readIncidents,
  toPushed,
} from './__testUtils__/recordedIncidents';

jest.setTimeout(120_000);

describe('what is pushed of a recorded incident', () => {
  it('has no phase and no area that the list does not have', () => {
    const recorded = {
      id: '7',
      title: 'Outage',
      severity: 'minor' as const,
      maintenance: false,
      areas: [],
      impactStart: null,
      detectedAt: '2026-01-01T10:00:00Z',
      impactEnd: null,
      resolvedAt: '2026-01-01T11:00:00Z',
      url: 'https://status.example.com/7',
    };
    expect(toPushed(recorded, entityRef)).toEqual({
      shape: 'incident',
      id: '7',
      entityRef,
      title: 'Outage',
      url: 'https://status.example.com/7',
      severity: 'minor',
      phases: {
        detected: '2026-01-01T10:00:00Z',
        resolved: '2026-01-01T11:00:00Z',
      },
    });
  });
});

if (hasIncidents()) {
  const all = readIncidents();
  const real = all.filter(({ maintenance }) => !maintenance);
  const batches: ReturnType<typeof toPushed>[][] = [];
  for (let start = 0; start < real.length; start += 100) {
    const some = real.slice(start, start + 100);
    batches.push(some.map(incident => toPushed(incident, entityRef)));
  }
  let backend: IncidentsBackend;
  const stored: unknown[] = [];

  beforeAll(async () => {
    stopTheClock(afterwards);
    backend = await startIncidentsBackend({
      severities: severities.map(name => ({ name })),
      downtimeSeverity: 'major',
    });
    for (const batch of batches) {
      stored.push((await backend.push(batch)).body);
    }
  });
  afterAll(async () => {
    await backend.stop();
    jest.useRealTimers();
  });

  const summaryOf = async (window: Record<'from' | 'to', string>) => {
    const { status, body } = await backend.ask('incidents/summary', window);
    expect(status).toBe(200);
    return body as SummaryBody;
  };
  describe('819 real incidents', () => {
    it('are 801 without maintenance, and all are taken, once', async () => {
      expect([all.length, real.length]).toEqual([819, 801]);
      expect(stored).toEqual(
        batches.map(({ length }) => ({
          received: length,
          stored: length,
          unchanged: 0,
          completeSince: expect.any(String),
        })),
      );
      const again = await backend.push(batches[0]);
      expect(again.body).toEqual({
        received: 100,
        stored: 0,
        unchanged: 100,
        completeSince: new Date(beginning).toISOString(),
      });
    });

    it('are known since the first of them, and of the time before nobody knows anything', async () => {
      const unknown = { kind: 'none', reason: 'notCollected' };
      const year = { from: '2022-01-01T00:00:00Z', to: '2023-01-01T00:00:00Z' };
      const { body } = await backend.ask('metrics/incidents.count', year);
      expect(body).toMatchObject({ value: unknown });
      expect(await summaryOf(year)).toMatchObject({ collected: false });
      for (const { from, to } of windows) {
        const length = Date.parse(to) - Date.parse(from);
        const before = Date.parse(from) - length;
        const { beforeCollected } = await summaryOf({ from, to });
        expect([from, beforeCollected]).toEqual([
          from,
          before >= Date.parse(beginning),
        ]);
      }
    });
  });

  describe.each(windows)('real incidents from $from to $to', window => {
    const detected = detectedIn(real, window);

    it('are counted by severity and by area as the file has them', async () => {
      const summary = await summaryOf(window);
      expect(summary.collected).toBe(true);
      expect(summary.severities).toEqual(severities);
      const { bySeverity, byArea, total } = summary;
      for (const parts of [bySeverity, byArea, [total]]) {
        const sum = parts.reduce((whole, { count }) => whole + count, 0);
        expect(sum).toBe(detected.length);
      }
      for (const { severity, count } of bySeverity) {
        const inFile = detected.filter(it => it.severity === severity);
        expect([severity, count]).toEqual([severity, inFile.length]);
      }
      for (const { area, count } of byArea) {
        const inFile = detected.filter(({ areas }) => areas[0] === area);
        expect([area, count]).toEqual([area, inFile.length]);
      }
      for (const severity of severities) {
        const { body } = await backend.ask('metrics/incidents.count', {
          ...window,
          where: `severity:${severity}`,
        });
        const inFile = detected.filter(it => it.severity === severity);
        expect(body).toMatchObject({ value: { value: inFile.length } });
      }
    });

    it('are listed, each once and all', async () => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await backend.ask('incidents', {
          ...window,
          limit: '100',
          ...(cursor && { cursor }),
        });
        const page = body as { items: { url: string }[]; nextCursor?: string };
        ids.push(...page.items.map(({ url }) => url));
        cursor = page.nextCursor;
      } while (cursor);
      expect(ids.sort()).toEqual(detected.map(({ url }) => url).sort());
    });

    it.each(phases)(
      'take $metric as the file says',
      async ({ metric, one, other }) => {
        const { waits, unknown, suspect } = readWaits(real, one, other, window);
        const leftOut = unknown + suspect;
        for (const stat of ['p50', 'p75', 'p90', 'mean', 'within 1h']) {
          const query = { ...window, stat };
          const { body } = await backend.ask(`metrics/${metric}`, query);
          expect(body).toMatchObject({
            answered: tally(waits, 'answered'),
            waiting: tally(waits, 'waiting'),
            ...(stat !== 'within 1h' && {
              value: expected(waits, stat, leftOut),
            }),
          });
          const said = (body as { leftOut?: unknown[] }).leftOut ?? [];
          expect(said).toEqual(
            [
              { reason: 'phaseUnknown', count: unknown },
              { reason: 'phaseSuspect', count: suspect },
            ].filter(({ count }) => count > 0),
          );
        }
        const summary = await summaryOf(window);
        const shown = summary.phases.find(phase => phase.metric === metric);
        expect(shown).toMatchObject({
          p50: expected(waits, 'p50', leftOut),
          mean: expected(waits, 'mean', leftOut),
          known: waits.length,
          of: waits.length + leftOut,
        });
      },
    );

    it.each(severities)(
      'of severity %s are resolved as fast as the file says',
      async severity => {
        const list = real.filter(it => it.severity === severity);
        const { bySeverity } = await summaryOf(window);
        const shown = bySeverity.find(it => it.severity === severity);
        const read = readWaits(list, 'impactStart', 'resolvedAt', window);
        const leftOut = read.unknown + read.suspect;
        const wanted = {
          p50: expected(read.waits, 'p50', leftOut),
          known: read.waits.length,
          of: read.waits.length + leftOut,
        };
        // A severity without incidents in either period is not shown.
        expect(shown?.timeToResolve ?? wanted).toMatchObject(wanted);
        for (const { metric, one, other } of phases) {
          const { waits } = readWaits(list, one, other, window);
          const { body } = await backend.ask(`metrics/${metric}`, {
            ...window,
            where: `severity:${severity}`,
          });
          expect(body).toMatchObject({
            answered: tally(waits, 'answered'),
            waiting: tally(waits, 'waiting'),
          });
        }
      },
    );

    it('were never acknowledged, as far as the file tells, which is no 0', async () => {
      const { body } = await backend.ask(
        'metrics/incidents.timeToAcknowledge',
        window,
      );
      expect(body).toMatchObject({
        value: { kind: 'none', reason: 'phaseUnknown' },
        answered: 0,
        waiting: 0,
      });
    });

    it('were unnoticed for the share of their time that the file says', async () => {
      const { undetected, whole, known, of } = readUndetected(real, window);
      const metric = 'metrics/incidents.undetectedShare';
      const { body } = await backend.ask(metric, window);
      expect(body).toMatchObject({
        value: expectedShare(known === 0 ? undefined : undetected / whole),
        answered: known,
      });
      const { phaseBar } = await summaryOf(window);
      expect(phaseBar).toMatchObject({
        undetectedSeconds: undetected,
        known,
        of,
      });
      const { undetectedSeconds, mitigatingSeconds, resolvingSeconds } =
        phaseBar;
      expect(undetectedSeconds + mitigatingSeconds + resolvingSeconds).toBe(
        whole,
      );
    });

    it('did harm in as many minutes as can be counted one by one', async () => {
      const severe = real.filter(({ severity }) =>
        ['critical', 'major'].includes(severity),
      );
      const { minutes, of } = countMinutesOfHarm(severe, window);
      const { downtime } = await summaryOf(window);
      const { body } = await backend.ask(
        'metrics/incidents.downtimeShare',
        window,
      );
      const value = expectedShare(minutes === 0 ? undefined : minutes / of);
      expect(downtime).toEqual(value);
      expect(body).toMatchObject({ value });
    });

    it('are warned of by name, with the phases that are in doubt', async () => {
      const { warnings, warningCount } = await summaryOf(window);
      const doubts = readDoubts(real, window);
      const told = warnings.map(({ url, kind, phases: inDoubt }) => ({
        url,
        kind,
        phases: inDoubt,
      }));
      expect(inOrder(told)).toEqual(doubts);
      expect(warningCount).toBe(doubts.length);
      for (const { message, title } of warnings) {
        expect(message).toContain(`“${title}”`);
      }
    });
  });
}
