import type { PromiseChange } from '@keyresults/backstage-plugin-okr-common';
import { changeMarks, targetSegments } from './targetLine';

const day = 86_400_000;
const start = Date.parse('2026-11-01T00:00:00Z');
const at = (days: number) => start + days * day;

function change(
  days: number,
  amounts?: PromiseChange['amounts'],
  kind: PromiseChange['kind'] = 'changed',
): PromiseChange {
  return {
    at: new Date(at(days)).toISOString(),
    kind,
    parts: [],
    eased: false,
    ...(amounts && { amounts }),
  };
}

describe('targetSegments', () => {
  it('is one line where nothing was changed, and none without a target value', () => {
    expect(targetSegments([], 24)).toEqual([
      { from: -Infinity, to: Infinity, value: 24 },
    ]);
    expect(targetSegments([], undefined)).toEqual([]);
  });

  it('steps where the target value changed, and nowhere else', () => {
    const changes = [
      change(3, { before: 20, after: 24 }),
      change(5, { before: 24, after: 24 }),
      change(9, { before: 24, after: 30 }),
    ];
    expect(targetSegments(changes, 30)).toEqual([
      { from: -Infinity, to: at(3), value: 20 },
      { from: at(3), to: at(9), value: 24 },
      { from: at(9), to: Infinity, value: 30 },
    ]);
  });

  it('begins where something else was measured before', () => {
    const changes = [change(3, { before: 20, after: 24 }), change(9)];
    expect(targetSegments(changes, 30)).toEqual([
      { from: at(9), to: Infinity, value: 30 },
    ]);
  });

  it('has a gap while the key result was gone', () => {
    const changes = [
      change(3, undefined, 'removed'),
      change(5, { before: 24, after: 24 }, 'returned'),
    ];
    expect(targetSegments(changes, 24)).toEqual([
      { from: -Infinity, to: at(3), value: 24 },
      { from: at(5), to: Infinity, value: 24 },
    ]);
  });
});

describe('changeMarks', () => {
  const x = (time: number) => (time - start) / day;

  it('puts changes that stand close together under one mark, and loses none', () => {
    const changes = [0, 4, 9, 10, 14, 30].map(days => change(days));
    expect(changeMarks(changes, x, 10)).toEqual([
      { x: 0, changes: changes.slice(0, 3) },
      { x: 10, changes: changes.slice(3, 5) },
      { x: 30, changes: changes.slice(5) },
    ]);
  });

  it('never lets one mark grow over many in a row', () => {
    const changes = Array.from({ length: 90 }, (_, days) => change(days));
    const marks = changeMarks(changes, x, 7);
    expect(marks.flatMap(mark => mark.changes)).toEqual(changes);
    expect(Math.max(...marks.map(mark => mark.changes.length))).toBe(7);
  });

  it('has none where nothing was changed', () => {
    expect(changeMarks([], x, 7)).toEqual([]);
  });
});
