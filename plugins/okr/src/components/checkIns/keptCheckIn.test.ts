import { keepCheckIn, readKeptCheckIn } from './keptCheckIn';

const about = {
  userRef: 'user:default/ada',
  entityRef: 'component:default/checkout',
  objectiveId: 'no-waiting',
  keyResultId: 'nps',
};
const kept = {
  id: 'a',
  draft: {
    day: '2026-11-16',
    confidence: 0,
    words: 'So',
    value: '',
    ticks: '',
  },
};

afterEach(() => window.sessionStorage.clear());

it('keeps what was typed, for the same person and key result', () => {
  keepCheckIn(about, kept);
  expect(readKeptCheckIn(about)).toEqual(kept);
  expect(readKeptCheckIn({ ...about, keyResultId: 'rota' })).toBeUndefined();
  expect(readKeptCheckIn({ ...about, userRef: 'user:default/bob' })).toBe(
    undefined,
  );
  keepCheckIn(about, undefined);
  expect(readKeptCheckIn(about)).toBeUndefined();
});

it.each(['', '{', '[]', '{"id":1}', '{"id":"a","draft":{"day":"x"}}'])(
  'takes no notice of %j',
  text => {
    keepCheckIn(about, kept);
    const [key] = Object.keys(window.sessionStorage);
    window.sessionStorage.setItem(key, text);
    expect(readKeptCheckIn(about)).toBeUndefined();
  },
);
