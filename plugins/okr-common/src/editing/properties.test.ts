import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import {
  annotationTextArbitrary,
  catalogFileArbitrary,
  Scalar,
  scalarArbitrary,
} from './__testUtils__/arbitraries';
import { changedLines, textOf } from './__testUtils__/changedLines';
import { AnnotationChange, editAnnotation } from './annotation';
import { editCatalogFile } from './file';

const where = {
  entityRef: 'component:default/checkout',
  fileName: 'catalog-info.yaml',
};

/** Reads YAML by the library alone. */
function read(text: string): unknown {
  return parse(text, { logLevel: 'silent', schema: 'core' });
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Reflect.get(inner, key)
        : undefined,
    value,
  );
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** What a change does to plain data, in the simplest way. */
function changed(
  data: unknown,
  path: readonly string[],
  change: (parent: object, key: string) => void,
): unknown {
  const copy = structuredClone(data);
  const parent = at(copy, path.slice(0, -1));
  if (typeof parent === 'object' && parent !== null) {
    change(parent, path[path.length - 1]);
  }
  return copy;
}

function comments(text: string): number {
  return text.split('\n').filter(line => /^\s*#|\s#/.test(line)).length;
}

describe('editing any annotation', () => {
  const withScalar = annotationTextArbitrary.chain(built =>
    fc.record({
      built: fc.constant(built),
      path: fc.constantFrom(...built.scalars),
      value: scalarArbitrary,
    }),
  );

  it('touches one line where one field is changed, and says what was meant', () => {
    fc.assert(
      fc.property(withScalar, ({ built: { text }, path, value }) => {
        const after = textOf(
          editAnnotation(text, { kind: 'set', path, value }),
        );
        const { removed, added } = changedLines(text, after);
        expect(removed.length).toBe(added.length);
        expect(removed.length).toBeLessThanOrEqual(1);
        expect(read(after)).toEqual(
          changed(read(text), path, (parent, key) =>
            Reflect.set(parent, key, value),
          ),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('comes back to the same bytes', () => {
    fc.assert(
      fc.property(withScalar, ({ built: { text }, path, value }) => {
        const old = at(read(text), path);
        // A style that the new value cannot have is not remembered; nor is that nothing was written.
        fc.pre(
          typeof value === 'string' &&
            typeof old === 'string' &&
            value !== '' &&
            !/[\n"'#:{}[\],&*!|>%@`?-]|^\s|\s$|^[\d.+~]|^(?:y|n|yes|no|on|off|true|false|null)$/i.test(
              value,
            ),
        );
        const there = textOf(
          editAnnotation(text, { kind: 'set', path, value }),
        );
        const back = textOf(
          editAnnotation(there, { kind: 'set', path, value: old as Scalar }),
        );
        expect(back).toBe(text);
      }),
      { numRuns: 80 },
    );
  });

  it('removes a field and nothing else, and adds a key result and nothing else', () => {
    fc.assert(
      fc.property(withScalar, ({ built: { text, objectives }, path }) => {
        const without = textOf(editAnnotation(text, { kind: 'remove', path }));
        expect(read(without)).toEqual(
          changed(read(text), path, (parent, key) =>
            Array.isArray(parent)
              ? parent.splice(Number(key), 1)
              : Reflect.deleteProperty(parent, key),
          ),
        );
        const add: AnnotationChange = {
          kind: 'add',
          path: [objectives[0], 'keyResults', 'brand-new'],
          value: {
            metric: 'a.b',
            where: { severity: 'SEV1' },
            keep: 'below 3',
          },
        };
        const more = textOf(editAnnotation(text, add));
        const { removed } = changedLines(text, more);
        expect(removed.filter(line => line.endsWith('\n'))).toEqual([]);
        expect(comments(more)).toBe(comments(text));
        expect(at(read(more), add.path)).toEqual(add.value);
        const back = textOf(
          editAnnotation(more, { kind: 'remove', path: add.path }),
        );
        expect(at(read(back), [objectives[0], 'keyResults']) ?? {}).toEqual(
          at(read(text), [objectives[0], 'keyResults']) ?? {},
        );
      }),
      { numRuns: 80 },
    );
  });

  it('moves and renames without losing a line', () => {
    const withKeyResult = annotationTextArbitrary
      .filter(({ keyResults }) => keyResults.length > 0)
      .chain(built =>
        fc.record({
          built: fc.constant(built),
          path: fc.constantFrom(...built.keyResults),
          objective: fc.constantFrom(...built.objectives),
        }),
      );
    fc.assert(
      fc.property(withKeyResult, ({ built: { text }, path, objective }) => {
        const renamed = textOf(
          editAnnotation(text, { kind: 'rename', path, id: 'brand-new' }),
        );
        const { removed, added } = changedLines(text, renamed);
        expect([removed.length, added.length]).toEqual([1, 1]);
        const back = [path[0], 'keyResults', 'brand-new'];
        const old = path[2];
        expect(
          textOf(
            editAnnotation(renamed, { kind: 'rename', path: back, id: old }),
          ),
        ).toBe(text);
        const moved = textOf(
          editAnnotation(renamed, {
            kind: 'move',
            path: back,
            objective,
            place: 'end',
          }),
        );
        expect(at(read(moved), [objective, 'keyResults', 'brand-new'])).toEqual(
          at(read(text), path),
        );
        expect(keysOf(at(read(moved), [objective, 'keyResults'])).at(-1)).toBe(
          'brand-new',
        );
        expect(comments(moved)).toBe(comments(renamed));
      }),
      { numRuns: 80 },
    );
  });
});

describe('writing into any catalog file', () => {
  const newText = fc.oneof(
    annotationTextArbitrary.map(({ text }) => text),
    fc.constantFrom(
      'a: {}',
      'x: 1\n\n\n',
      '  indented: 1\n',
      '\n\nlate: 1\n',
      'tab:\t1\n',
      'space: 1 \n',
      '# c\n',
      '',
      ' ',
      '\n',
      '---\n',
      '"q"',
      "it's",
    ),
  );

  function documents(text: string) {
    return parseAllDocuments(text, { logLevel: 'silent' }).map(document => {
      expect(document.errors).toEqual([]);
      return document.toJS() as unknown;
    });
  }

  it('changes the annotation, and no byte before or after it', () => {
    fc.assert(
      fc.property(
        catalogFileArbitrary,
        newText,
        ({ head, own, tail }, value) => {
          const file = head + own + tail;
          const after = textOf(editCatalogFile(file, where, value));
          expect(after.startsWith(own === '' ? '' : head)).toBe(true);
          expect(after.endsWith(own === '' ? '' : tail)).toBe(true);
          const { removed } = changedLines(file, after);
          expect(own === '' ? removed : []).toEqual([]);
          const expected = documents(file);
          const index = expected.findIndex(
            document =>
              at(document, ['metadata', 'name']) === 'checkout' &&
              at(document, ['kind']) === 'Component',
          );
          expected[index] = changed(
            expected[index],
            ['metadata', 'annotations', 'keyresults.dev/okrs'],
            (parent, key) => Reflect.set(parent, key, value),
          );
          expect(documents(after)).toEqual(expected);
          const back =
            own === ''
              ? textOf(editCatalogFile(after, where, undefined))
              : file;
          expect(back).toBe(file);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('changes one line of the file where one field of the annotation is changed', () => {
    const withScalar = annotationTextArbitrary.chain(built =>
      fc.tuple(
        fc.constant(built.text),
        fc.constantFrom(...built.scalars),
        scalarArbitrary,
      ),
    );
    fc.assert(
      fc.property(
        catalogFileArbitrary,
        withScalar,
        ({ head, own, tail }, [text, path, value]) => {
          const file = textOf(editCatalogFile(head + own + tail, where, text));
          const next = textOf(
            editAnnotation(text, { kind: 'set', path, value }),
          );
          const after = textOf(editCatalogFile(file, where, next));
          const { removed, added } = changedLines(file, after);
          expect(removed.length).toBe(added.length);
          expect(removed.length).toBeLessThanOrEqual(1);
          expect(textOf(editCatalogFile(after, where, text))).toBe(file);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('takes the annotation away, and no byte before or after it', () => {
    fc.assert(
      fc.property(catalogFileArbitrary, ({ head, own, tail }) => {
        const after = textOf(
          editCatalogFile(head + own + tail, where, undefined),
        );
        const lines = (text: string) =>
          text.split(/\r?\n/).filter(line => line.trim() !== '');
        const kept = lines(head + tail);
        const left = lines(after);
        // A comment right above the annotation goes with it.
        expect(kept.filter(line => !/^\s*# a comment/.test(line))).toEqual(
          left.filter(line => !/^\s*# a comment/.test(line)),
        );
      }),
      { numRuns: 80 },
    );
  });
});
