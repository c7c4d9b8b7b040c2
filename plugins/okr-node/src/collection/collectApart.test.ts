import { collectApart, TargetsTogether } from './collectApart';
import { CollectedPage } from './Collector';
import { BudgetExhaustedError, SourceUnavailableError } from './errors';

function page(targetId: string, message?: string): CollectedPage {
  return {
    targetId,
    groups: [],
    cursor: {},
    ...(message === undefined
      ? { state: 'ok' as const }
      : { state: 'failing' as const, message }),
  };
}

function answering(...names: string[]): TargetsTogether<string> {
  return {
    readings: names,
    async *collect() {
      for (const name of names) yield page(name);
    },
  };
}

function breaking(error: Error, ...names: string[]): TargetsTogether<string> {
  return {
    readings: names,
    async *collect() {
      for (const name of names.slice(0, 1)) yield page(name);
      throw error;
    },
  };
}

async function run(
  parts: TargetsTogether<string>[],
  unread: Array<{ reading: string; message: string }> = [],
) {
  const told: string[] = [];
  const pages: string[] = [];
  const names = parts.flatMap(({ readings }) => readings);
  try {
    for await (const { targetId, message } of collectApart(parts, {
      targetCount: names.length + unread.length,
      unread,
      isUnread: name => !told.includes(name),
      troublePage: page,
    })) {
      told.push(targetId);
      pages.push(message === undefined ? targetId : `${targetId}: ${message}`);
    }
    return { pages };
  } catch (error) {
    return { pages, error };
  }
}

describe('collectApart', () => {
  it('goes on with other accounts when one is down, and then names its targets', async () => {
    expect(
      await run([
        breaking(new SourceUnavailableError('no answer'), 'a', 'b'),
        answering('c'),
      ]),
    ).toEqual({ pages: ['a', 'c', 'b: no answer'] });
  });

  it('goes on with other accounts when a budget is used up, and then says when the first is there again', async () => {
    const late = new BudgetExhaustedError('one', '2026-11-02T10:30:00.000Z');
    const early = new BudgetExhaustedError('two', '2026-11-02T10:05:00.000Z');
    expect(
      await run([breaking(late, 'a'), breaking(early, 'b'), answering('c')]),
    ).toEqual({ pages: ['a', 'b', 'c'], error: early });
  });

  it('tells all that was read and not read before it stops for a budget', async () => {
    const exhausted = new BudgetExhaustedError(
      'one',
      '2026-11-02T10:30:00.000Z',
    );
    expect(
      await run([
        breaking(exhausted, 'a'),
        breaking(new SourceUnavailableError('no answer'), 'b', 'c'),
      ]),
    ).toEqual({ pages: ['a', 'b', 'c: no answer'], error: exhausted });
  });

  it('is a source that is down where no target could be read, each reason told once', async () => {
    const silent: TargetsTogether<string> = {
      readings: ['a', 'b'],
      collect: () =>
        breaking(new SourceUnavailableError('no answer')).collect(),
    };
    expect(
      await run([silent], [{ reading: 'z', message: 'no token' }]),
    ).toEqual({
      pages: [],
      error: new SourceUnavailableError('no token; no answer'),
    });
  });

  it('names targets that are known not to be readable', async () => {
    expect(
      await run([answering('a')], [{ reading: 'z', message: 'no token' }]),
    ).toEqual({ pages: ['a', 'z: no token'] });
  });

  it('stops at once at an error that is none of the source', async () => {
    const error = new TypeError('a mistake');
    expect(await run([breaking(error, 'a'), answering('b')])).toEqual({
      pages: ['a'],
      error,
    });
  });
});
