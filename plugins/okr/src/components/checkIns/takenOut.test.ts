import { takenOut } from './takenOut';

const objectives = [
  { id: 'people', keyResults: [{ id: 'nps' }, { id: 'rota' }] },
  { id: 'empty', keyResults: [] },
];
const said = (objectiveId: string, keyResultId: string) => ({
  objectiveId,
  keyResultId,
  count: 1,
});

it('leaves out what the page shows', () => {
  expect(
    takenOut([said('people', 'nps'), said('people', 'rota')], objectives),
  ).toEqual([]);
});

it('has key results that are gone, alone or with their objective', () => {
  const gone = [said('people', 'handbook'), said('errors', 'nps')];
  expect(takenOut([...gone, said('people', 'nps')], objectives)).toEqual(gone);
});

it('does not take the same id in another objective for it', () => {
  expect(takenOut([said('empty', 'nps')], objectives)).toHaveLength(1);
});
