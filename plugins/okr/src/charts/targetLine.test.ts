import fc from 'fast-check';
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
  it('puts changes that stand close together under one mark, and loses none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 20 }),
        (days, room) => {
          const sorted = [...days].sort((a, b) => a - b);
          const changes = sorted.map(one => change(one));
          const marks = changeMarks(
            changes,
            time => (time - start) / day,
            room,
          );
          expect(marks.flatMap(mark => mark.changes)).toEqual(changes);
          const crowded = marks.filter(
            ({ changes: own }) =>
              Date.parse(own[own.length - 1].at) - Date.parse(own[0].at) >=
              room * day,
          );
          expect(crowded).toEqual([]);
        },
      ),
    );
  });
});
