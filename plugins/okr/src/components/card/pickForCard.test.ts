import { aKeyResult, anObjective } from '../../__testUtils__/fixtures';
import { pickForCard } from './pickForCard';

/** Objectives with as many key results as given: a1, a2, … and b1, b2, … */
const objectivesOf = (...sizes: number[]) =>
  sizes.map((size, index) => {
    const id = 'abcdefghij'[index];
    return anObjective({
      id,
      keyResults: Array.from({ length: size }, (_, number) =>
        aKeyResult({ id: `${id}${number + 1}` }),
      ),
    });
  });

const ids = (keyResults: { id: string }[]) =>
  keyResults.map(({ id }) => id).join(' ');

describe('pickForCard', () => {
  it('shows all where there is room', () => {
    const { objectives, hidden } = pickForCard(objectivesOf(2, 1), 7);
    expect(objectives.map(({ shown }) => ids(shown))).toEqual(['a1 a2', 'b1']);
    expect(hidden).toEqual([]);
  });

  it('deals the room in turn, so that a long objective leaves some to the next', () => {
    const { objectives, hidden } = pickForCard(objectivesOf(6, 1, 4), 7);
    expect(objectives.map(({ shown }) => ids(shown))).toEqual([
      'a1 a2 a3',
      'b1',
      'c1 c2 c3',
    ]);
    expect(ids(hidden)).toBe('a4 a5 a6 c4');
  });

  it('leaves out the objectives that no room is left for', () => {
    const { objectives, hidden } = pickForCard(objectivesOf(1, 1, 1), 2);
    expect(objectives.map(({ objective }) => objective.id)).toEqual(['a', 'b']);
    expect(ids(hidden)).toBe('c1');
  });

  it('keeps an objective without key results', () => {
    const { objectives } = pickForCard(objectivesOf(0, 1), 7);
    expect(objectives.map(({ objective }) => objective.id)).toEqual(['a', 'b']);
  });
});
