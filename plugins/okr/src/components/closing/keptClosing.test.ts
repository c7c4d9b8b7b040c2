import { draftOf, requestOf } from './closingDraft';
import { keepClosing, readKeptClosing } from './keptClosing';

const about = { entityRef: 'component:default/checkout', cycle: '2026-Q3' };

afterEach(() => window.sessionStorage.clear());

it('keeps what was typed about one cycle of one entity', () => {
  const kept = {
    version: 1,
    draft: {
      summary: 'Nearly',
      verdicts: { a: { verdict: 'drop' as const, sentence: 'Done' } },
    },
  };
  keepClosing(about, kept);
  expect(readKeptClosing(about)).toEqual(kept);
  expect(readKeptClosing({ ...about, cycle: '2026-Q2' })).toBeUndefined();
  keepClosing(about, undefined);
  expect(readKeptClosing(about)).toBeUndefined();
});

it.each([
  'x',
  '{}',
  '{"version":1,"draft":{"summary":"","verdicts":{"a":{"verdict":"burn","sentence":""}}}}',
])('takes up nothing that it did not write: %s', text => {
  window.sessionStorage.setItem(
    'okr.closing.component:default/checkout#2026-Q3',
    text,
  );
  expect(readKeptClosing(about)).toBeUndefined();
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
