import { annotationHash } from '../evaluation';
import { changesBetween } from './draft/changesBetween';
import { isTakenUp, KnownEntity } from './takenUp';

const understanding = {
  metrics: [],
  cycles: { fiscalYearStartMonth: 1, timeZone: 'UTC' },
};
const before = `people:
  objective: People like it
  cycle: 2026-Q4
  keyResults:
    nps: { title: NPS, from: 20, to: 35, unit: points }
    size: { title: Size, from: 3, to: 5, unit: people }
`;
const after = before.replace('to: 35', 'to: 40');

const merged = {
  state: 'merged' as const,
  annotation: after,
  changes: changesBetween(before, after, understanding),
};
/** Evaluated with another annotation than the catalog's last one, if given. */
const known = (
  annotation: string | undefined,
  evaluated: { with: string | undefined } = { with: annotation },
): KnownEntity => ({
  annotation,
  summary: { annotationHash: annotationHash(evaluated.with) },
});
const takenUp = (entity: KnownEntity | undefined, proposal = merged) =>
  isTakenUp(proposal, entity, understanding);

describe('a merged proposal', () => {
  it('is not taken up before the catalog was read', () => {
    expect(takenUp(known(before))).toBe(false);
    expect(takenUp(undefined)).toBe(false);
  });

  it('is not taken up while what is shown was computed from the earlier annotation', () => {
    expect(takenUp(known(after, { with: before }))).toBe(false);
    expect(takenUp({ annotation: after })).toBe(false);
    expect(takenUp({ annotation: after, summary: {} })).toBe(false);
  });

  it('is taken up once what is shown was computed with it', () => {
    expect(takenUp(known(after))).toBe(true);
    expect(takenUp(known(`${after}\n`))).toBe(true);
  });

  it('is taken up though more was changed since', () => {
    const other = after.replace('to: 5', 'to: 6');
    expect(takenUp(known(other))).toBe(true);
    const further = after.replace('to: 40', 'to: 50');
    expect(takenUp(known(further))).toBe(true);
  });

  it('is not taken up while only something else was changed', () => {
    const other = before.replace('to: 5', 'to: 6');
    expect(takenUp(known(other))).toBe(false);
  });

  it('is taken up when nothing is left, where that was proposed', () => {
    const removal = {
      state: 'merged' as const,
      annotation: undefined,
      changes: changesBetween(before, undefined, understanding),
    };
    const isRemoved = (entity: KnownEntity) =>
      isTakenUp(removal, entity, understanding);
    expect(isRemoved(known(before))).toBe(false);
    expect(isRemoved(known(undefined, { with: before }))).toBe(false);
    expect(isRemoved(known(undefined))).toBe(true);
  });

  it('is taken up by its very text alone where only words around the key results changed', () => {
    const comment = {
      state: 'merged' as const,
      annotation: `# why\n${before}`,
      changes: [],
    };
    expect(isTakenUp(comment, known(before), understanding)).toBe(false);
    expect(isTakenUp(comment, known(`# why\n${before}`), understanding)).toBe(
      true,
    );
  });
});

it('shows one that is open although somebody changed the same by hand, and more', () => {
  const open = { ...merged, state: 'open' as const };
  const more = after.replace('to: 5', 'to: 6');
  expect(isTakenUp(open, known(more), understanding)).toBe(false);
  expect(isTakenUp(open, known(after), understanding)).toBe(true);
});
