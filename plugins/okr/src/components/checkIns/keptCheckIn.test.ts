import { keptCheckIn } from './keptCheckIn';

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

afterEach(() => {
  window.sessionStorage.clear();
  window.localStorage.clear();
});

it('keeps what was typed, for the same person and key result', () => {
  keptCheckIn.keep(about, kept);
  expect(keptCheckIn.read(about)).toEqual(kept);
  expect(keptCheckIn.read({ ...about, keyResultId: 'rota' })).toBeUndefined();
  expect(keptCheckIn.read({ ...about, userRef: 'user:default/bob' })).toBe(
    undefined,
  );
  keptCheckIn.keep(about, undefined);
  expect(keptCheckIn.read(about)).toBeUndefined();
});

it.each(['', '{', '[]', '{"id":1}', '{"id":"a","draft":{"day":"x"}}'])(
  'takes no notice of %j',
  text => {
    keptCheckIn.keep(about, kept);
    const [key] = Object.keys(window.sessionStorage);
    window.sessionStorage.setItem(key, text);
    window.localStorage.setItem(key, text);
    expect(keptCheckIn.read(about)).toBeUndefined();
  },
);
