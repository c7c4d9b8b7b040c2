import fc from 'fast-check';
import { isValidAt } from '../facts/visibility';
import { jointSpells, TargetSpell } from './jointSpells';

/** Even and odd targets can be asked about together. */
function jointly(ids: readonly number[]) {
  return [0, 1].flatMap(rest => {
    const own = ids.filter(id => id % 2 === rest).sort((a, b) => a - b);
    const id = own.join('+');
    return own.length > 1 ? [{ id, title: id, source: 'a' }] : [];
  });
}

function told(spells: readonly TargetSpell[]) {
  return jointSpells(spells, jointly)
    .map(({ joint, validFrom, validTo }) => [joint.id, validFrom, validTo])
    .sort();
}

describe('jointSpells', () => {
  it('has a joint target while there are two, and another one for three', () => {
    expect(
      told([
        { targetId: 2, validFrom: 0 },
        { targetId: 4, validFrom: 0, validTo: 30 },
        { targetId: 6, validFrom: 10, validTo: 20 },
      ]),
    ).toEqual([
      ['2+4+6', 10, 20],
      ['2+4', 0, 10],
      ['2+4', 20, 30],
    ]);
  });

  it('goes on when one member brings what another one takes away', () => {
    expect(
      told([
        { targetId: 2, validFrom: 0 },
        { targetId: 4, validFrom: 0, validTo: 10 },
        { targetId: 4, validFrom: 10 },
        { targetId: 4, validFrom: 5, validTo: 8 },
        { targetId: 6, validFrom: 7, validTo: 7 },
      ]),
    ).toEqual([['2+4', 0, undefined]]);
  });

  it('stands at every instant for the very targets that are there', () => {
    const spell = fc
      .tuple(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 8 }),
        fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
      )
      .map(([targetId, validFrom, validTo]) => ({
        targetId,
        validFrom,
        validTo,
      }));
    fc.assert(
      fc.property(fc.array(spell, { maxLength: 12 }), spells => {
        const joints = jointSpells(spells, jointly);
        for (let at = 0; at < 10; at++) {
          const present = new Set(
            spells.filter(it => isValidAt(it, at)).map(it => it.targetId),
          );
          expect(
            joints
              .filter(it => isValidAt(it, at))
              .map(({ joint }) => joint.id)
              .sort(),
          ).toEqual(
            jointly([...present])
              .map(({ id }) => id)
              .sort(),
          );
        }
      }),
    );
  });
});
