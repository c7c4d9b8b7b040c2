import { changesBetween, mergeTrees, patchText } from './changes';

const lines = (...all: string[]) => `${all.join('\n')}\n`;
const base = new Map([
  ['f', lines('1', '2', '3', '4', '5', '6', '7', '8', '9')],
]);
const withLine = (number: number, text: string) => {
  const all = (base.get('f') ?? '').split('\n');
  all[number - 1] = text;
  return new Map([['f', all.join('\n')]]);
};

it('joins changes of different lines', () => {
  const merged = mergeTrees(base, withLine(1, 'one'), withLine(9, 'nine'));
  expect(merged?.get('f')).toBe(
    lines('one', '2', '3', '4', '5', '6', '7', '8', 'nine'),
  );
});

it('does not choose between two changes of one line', () => {
  expect(
    mergeTrees(base, withLine(5, 'five'), withLine(5, 'FIVE')),
  ).toBeUndefined();
  expect(mergeTrees(base, new Map(), withLine(5, 'five'))).toBeUndefined();
});

it('takes a file over that only one side added or removed', () => {
  const more = new Map([...base, ['g', 'new']]);
  expect(mergeTrees(base, base, more)?.get('g')).toBe('new');
  expect(mergeTrees(base, more, new Map())).toEqual(new Map([['g', 'new']]));
  expect(mergeTrees(base, more, more)).toEqual(more);
});

it('keeps line endings', () => {
  const windows = new Map([['f', 'a\r\nb\r\nc\r\nd\r\ne\r\nf\r\ng\r\nh\r\n']]);
  const text = windows.get('f') ?? '';
  const merged = mergeTrees(
    windows,
    new Map([['f', text.replace('a', 'A')]]),
    new Map([['f', text.replace('h', 'H')]]),
  );
  expect(merged?.get('f')).toBe('A\r\nb\r\nc\r\nd\r\ne\r\nf\r\ng\r\nH\r\n');
});

it('shows a change with three lines around it', () => {
  const [change] = changesBetween(base, withLine(5, 'five'));
  expect(patchText(change)).toBe(
    ['@@ -2,7 +2,7 @@', ' 2', ' 3', ' 4', '-5', '+five', ' 6', ' 7', ' 8'].join(
      '\n',
    ),
  );
});
