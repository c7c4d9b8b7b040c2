import { draftOf, requestOf } from './closingDraft';
import { keptClosing } from './keptClosing';

const about = {
  userRef: 'user:default/ada',
  entityRef: 'component:default/checkout',
  cycle: '2026-Q3',
};

afterEach(() => {
  window.sessionStorage.clear();
  window.localStorage.clear();
});

it('keeps what was typed about one cycle of one entity', () => {
  const kept = {
    version: 1,
    draft: {
      summary: 'Nearly',
      verdicts: { a: { verdict: 'drop' as const, sentence: 'Done' } },
    },
  };
  keptClosing.keep(about, kept);
  expect(keptClosing.read(about)).toEqual(kept);
  expect(keptClosing.read({ ...about, cycle: '2026-Q2' })).toBeUndefined();
  expect(
    keptClosing.read({ ...about, userRef: 'user:default/bob' }),
  ).toBeUndefined();
  keptClosing.keep(about, undefined);
  expect(keptClosing.read(about)).toBeUndefined();
});

it.each([
  'x',
  '{}',
  '{"version":1,"draft":{"summary":"","verdicts":{"a":{"verdict":"burn","sentence":""}}}}',
])('takes up nothing that it did not write: %s', text => {
  window.sessionStorage.setItem(
    'okr.closing.user:default/ada.component:default/checkout#2026-Q3',
    text,
  );
  expect(keptClosing.read(about)).toBeUndefined();
});

it('sends what was said, without space around it, of objectives that have a verdict', () => {
  expect(
    requestOf(
      {
        summary: '  ',
        verdicts: {
          a: { verdict: 'drop', sentence: ' Done \n' },
          b: { sentence: 'no verdict yet' },
          gone: { verdict: 'keep', sentence: '' },
        },
      },
      ['a', 'b'],
      3,
    ),
  ).toEqual({
    version: 3,
    verdicts: [{ objectiveId: 'a', verdict: 'drop', sentence: 'Done' }],
  });
  expect(draftOf(undefined)).toEqual({ summary: '', verdicts: {} });
});
