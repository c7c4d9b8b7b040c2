import { exampleAnnotation } from '../../annotation/__testUtils__/exampleAnnotation';
import { textOf } from '../__testUtils__/changedLines';
import { AnnotationChange, annotationChangeSchema } from './AnnotationChange';
import { editAnnotation } from './editAnnotation';
import { replaceAnnotation } from './replaceAnnotation';

describe('replaceAnnotation', () => {
  it.each([
    ['a: 1', undefined, 'a: 1\n'],
    ['a: 1\n\n\n', undefined, 'a: 1\n'],
    ['a: 1\r\nb: 2\r\n', undefined, 'a: 1\nb: 2\n'],
    ['a: 1\n', 'b: 1', 'a: 1'],
    ['a: 1', 'b: 1\n', 'a: 1\n'],
    [' \n', 'b: 1\n', ''],
    ['  a: [', undefined, '  a: [\n'],
  ])('takes %j over from a text field', (text, before, expected) => {
    expect(textOf(replaceAnnotation(text, before))).toBe(expected);
  });

  it('leaves a text alone that is as it should be', () => {
    expect(textOf(replaceAnnotation(exampleAnnotation))).toBe(
      exampleAnnotation,
    );
  });

  it('refuses what no annotation may hold', () => {
    expect(replaceAnnotation('a: \u0007')).toMatchObject({
      reason: 'badChange',
    });
    expect(replaceAnnotation('a'.repeat(65_536))).toMatchObject({
      reason: 'tooLong',
    });
  });
});

describe('annotationChangeSchema', () => {
  it.each([
    { kind: 'set', path: ['a', 'why'], value: { x: [1, 'y', null] } },
    { kind: 'remove', path: ['a'] },
    { kind: 'add', path: ['a'], value: {}, place: { before: 'b' } },
    { kind: 'move', path: ['a'], place: 'end' },
    { kind: 'rename', path: ['a'], id: 'b' },
  ])('takes what comes as JSON: $kind', change => {
    expect(annotationChangeSchema.parse(change)).toEqual(change);
  });

  it.each([
    { kind: 'set', path: [], value: 1 },
    { kind: 'set', path: ['a'] },
    { kind: 'rename', path: ['a'], id: 'No id' },
    { kind: 'move', path: ['a'], place: 'start' },
    { kind: 'remove', path: ['a'], and: 'more' },
    { kind: 'drop', path: ['a'] },
  ])('refuses %j', change => {
    expect(annotationChangeSchema.safeParse(change).success).toBe(false);
  });
});

describe('line breaks of DOS in a quoted annotation', () => {
  const text =
    'a:\r\n  cycle: 2026 # c\r\n  keyResults:\r\n    b:\r\n      done: false\r\n';
  it.each<[AnnotationChange, string]>([
    [
      { kind: 'set', path: ['a', 'cycle'], value: '2026-Q4' },
      text.replace('2026', '2026-Q4'),
    ],
    [
      {
        kind: 'add',
        path: ['a', 'keyResults', 'c'],
        value: { done: true },
      },
      `${text}    c:\r\n      done: true\r\n`,
    ],
    [
      { kind: 'remove', path: ['a', 'cycle'] },
      text.replace('  cycle: 2026 # c\r\n', ''),
    ],
  ])('stay where something changes: %j', (change, expected) => {
    expect(textOf(editAnnotation(text, change))).toBe(expected);
  });
});
