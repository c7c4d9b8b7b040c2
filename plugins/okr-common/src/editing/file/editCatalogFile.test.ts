import { OKR_ANNOTATION } from '../../annotation/annotations';
import { changedLines, textOf } from '../__testUtils__/changedLines';
import { editCatalogFile } from './editCatalogFile';
import { catalogFileLimits } from './FileEdit';

const where = {
  entityRef: 'component:default/checkout',
  fileName: 'catalog-info.yaml',
};
const okrs = 'a:\n  cycle: 2026-Q4\n  keyResults:\n    b:\n      done: false\n';

function put(file: string, value: string | undefined = okrs) {
  return textOf(editCatalogFile(file, where, value));
}

function take(file: string) {
  return textOf(editCatalogFile(file, where, undefined));
}

function refusal(file: string, value: string | undefined = okrs) {
  const edit = editCatalogFile(file, where, value);
  return edit.kind === 'refused' ? edit : undefined;
}

/** A file with an entity around an annotation that is written in some way; `lines` stand in `annotations`. */
function fileWith(lines: string) {
  return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: checkout # the shop's till
  annotations:
    github.com/project-slug: 'acme/checkout'
${lines}  labels: {}
spec:
    type:   service
`;
}

function indented(text: string, by: number) {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

describe('an annotation that is there', () => {
  it.each([
    ['a literal block', `    ${OKR_ANNOTATION}: |\n${indented(okrs, 6)}`],
    [
      'a comment behind the header',
      `    ${OKR_ANNOTATION}: | # ours\n${indented(okrs, 6)}`,
    ],
    ['other indentation', `    ${OKR_ANNOTATION}: |\n${indented(okrs, 9)}`],
    [
      'an indentation indicator',
      `    ${OKR_ANNOTATION}: |4\n${indented(okrs, 8)}`,
    ],
    ['both indicators', `    ${OKR_ANNOTATION}: |+3\n${indented(okrs, 7)}`],
    [
      'an anchor that nobody uses',
      `    ${OKR_ANNOTATION}: &okrs |\n${indented(okrs, 6)}`,
    ],
    ['a tag', `    ${OKR_ANNOTATION}: !!str |\n${indented(okrs, 6)}`],
    [
      'quotes around the key',
      `    "${OKR_ANNOTATION}": |\n${indented(okrs, 6)}`,
    ],
    [
      'the header on a line of its own',
      `    ${OKR_ANNOTATION}:\n      |\n${indented(okrs, 6)}`,
    ],
    [
      'empty lines and a comment below',
      `    ${OKR_ANNOTATION}: |\n${indented(okrs, 6)}\n\n    # next\n`,
    ],
  ])('changes one line where one line is changed: %s', (_, lines) => {
    const file = fileWith(lines);
    const [line] = /^.*done: false\n/m.exec(file) ?? [''];
    const after = put(file, okrs.replace('done: false', 'done: true'));
    expect(changedLines(file, after)).toEqual({
      removed: [line],
      added: [line.replace('false', 'true')],
    });
    expect(put(after, okrs)).toBe(file);
  });

  it('keeps spaces on empty lines of the block', () => {
    const file = fileWith(
      `    ${OKR_ANNOTATION}: |\n      a:\n        cycle: 2026\n   \n      b:\n        cycle: 2026\n`,
    );
    const after = put(file, 'a:\n  cycle: 2026\n\nb:\n  cycle: 2027\n');
    expect(changedLines(file, after)).toEqual({
      removed: ['        cycle: 2026\n'],
      added: ['        cycle: 2027\n'],
    });
  });

  it.each([
    ['|', 'x: 1', '|-'],
    ['|-', 'x: 1\n', '|'],
    ['|-', 'x: 1', '|-'],
    ['|+', 'x: 1\n', '|+'],
    ['|', 'x: 1\n\n', '|+'],
    ['|', ' x: 1\n', '|2'],
    ['|2', 'x: 1\n', '|2'],
  ])(
    'a text with another end or beginning: %s and %j',
    (header, value, expected) => {
      const file = fileWith(`    ${OKR_ANNOTATION}: ${header}\n      old: 1\n`);
      expect(put(file, value)).toBe(
        fileWith(
          `    ${OKR_ANNOTATION}: ${expected}\n${indented(
            value.replace(/\n?$/, '\n'),
            6,
          )}`,
        ),
      );
    },
  );

  it.each([
    ['folded', '>\n      a:\n        cycle: 2026\n'],
    ['plain', 'none yet\n'],
    ['plain over several lines', 'none\n      yet\n'],
    ['in single quotes', "'a: {}'\n"],
    ['in double quotes', '"a:\\n  cycle: 2026\\n"\n'],
    ['in double quotes over several lines', '"a:\n\n      b"\n'],
    ['nothing', '\n'],
    ['null', '~\n'],
  ])('becomes a block when its text is changed: %s', (_, written) => {
    const space = written === '\n' ? '' : ' ';
    expect(put(fileWith(`    ${OKR_ANNOTATION}:${space}${written}`))).toBe(
      fileWith(`    ${OKR_ANNOTATION}: |\n${indented(okrs, 6)}`),
    );
  });

  it('keeps the comment behind a value in quotes', () => {
    expect(put(fileWith(`    ${OKR_ANNOTATION}: "x" # ours\n`))).toBe(
      fileWith(`    ${OKR_ANNOTATION}: | # ours\n${indented(okrs, 6)}`),
    );
  });

  it.each([
    ["'x'", 'y: z', "'y: z'"],
    ['"x"', 'y', '"y"'],
    ['x', 'z', 'z'],
    ['|\n      x', '', '""'],
  ])('keeps a single line as it is written: %s', (old, value, expected) => {
    expect(put(fileWith(`    ${OKR_ANNOTATION}: ${old}\n`), value)).toBe(
      fileWith(`    ${OKR_ANNOTATION}: ${expected}\n`),
    );
  });

  it('leaves the file alone where the text is that already', () => {
    const file = fileWith(`    ${OKR_ANNOTATION}: "a: {}\\n"\n`);
    expect(put(file, 'a: {}\n')).toBe(file);
  });
});

describe('an entity without the annotation', () => {
  const block = `    ${OKR_ANNOTATION}: |\n${indented(okrs, 6)}`;

  it('adds it after the other annotations', () => {
    expect(put(fileWith(''))).toBe(fileWith(block));
  });

  it.each([
    ['annotations:', `annotations:\n${block}`],
    ['annotations: # none', `annotations: # none\n${block}`],
    ['annotations: {}', `annotations:\n${block}`],
    ['annotations: {} # none', `annotations: # none\n${block}`],
    [
      'annotations: {a/b: c, "d": [1]}',
      `annotations:\n    a/b: c\n    "d": [1]\n${block}`,
    ],
  ])('in a map written as %s', (written, expected) => {
    const file = (annotations: string) =>
      `kind: Component\nmetadata:\n  name: checkout\n  ${annotations}\nspec: {}\n`;
    expect(put(file(written))).toBe(file(expected.trimEnd()));
  });

  it('adds annotations behind what names and describes the entity', () => {
    const file =
      'kind: Component\nmetadata:\n  name: checkout\n  # what it does\n  description: x\n  tags:\n    - a\nspec: {}\n';
    expect(put(file)).toBe(
      file.replace('  tags:', `  annotations:\n${block}  tags:`),
    );
  });

  it('follows an indentation of four', () => {
    const file =
      'kind: Component\nmetadata:\n    name: checkout\nspec:\n    type: service\n';
    expect(put(file)).toBe(
      file.replace(
        'spec:',
        `    annotations:\n        ${OKR_ANNOTATION}: |\n${indented(
          okrs,
          12,
        )}spec:`,
      ),
    );
  });

  it('adds it to metadata in braces', () => {
    expect(put('kind: Component\nmetadata: {name: checkout}\n')).toBe(
      `kind: Component\nmetadata:\n  name: checkout\n  annotations:\n${block}`,
    );
  });

  it('leaves a file without a line break at its end without one', () => {
    const file =
      'kind: Component\nmetadata:\n  name: checkout\n  annotations:\n    x: y';
    expect(put(file)).toBe(`${file}\n${block}`.slice(0, -1));
    expect(put(file, 'a: {}')).toBe(
      `${file}\n    ${OKR_ANNOTATION}: |-\n      a: {}`,
    );
    expect(take(put(file))).toBe(file);
  });
});

describe('the file around it', () => {
  const entity = (name: string, lines = '') =>
    `kind: Component\nmetadata:\n  name: ${name}\n  annotations:\n    x: y\n${lines}`;
  const block = `    ${OKR_ANNOTATION}: |\n${indented(okrs, 6)}`;

  it.each([
    [
      'several documents',
      (own: string) => `${entity('other')}---\n${own}---\n${entity('third')}`,
    ],
    ['the first of several', (own: string) => `${own}---\n${entity('third')}`],
    [
      'comments between documents',
      (own: string) =>
        `# top\n---\n# mine\n${own}# after\n--- # next\n${entity('third')}`,
    ],
    [
      'document ends',
      (own: string) => `${entity('other')}...\n# between\n---\n${own}...\n`,
    ],
    ['directives', (own: string) => `%YAML 1.2\n---\n${own}`],
    ['an empty document', (own: string) => `---\n---\n${own}`],
    ['a byte order mark', (own: string) => `\uFEFF${own}`],
    [
      'documents in braces',
      (own: string) => `{kind: Group, metadata: {name: checkout}}\n---\n${own}`,
    ],
    [
      'spaces at line ends',
      (own: string) => own.replace(/kind: Component\n/, 'kind: Component   \n'),
    ],
    [
      'a placeholder elsewhere',
      (own: string) => `${own}spec:\n  definition:\n    $text: ./api.yaml\n`,
    ],
    [
      'template marks in quotes elsewhere',
      (own: string) => `${own}spec:\n  x: '{{ y }}'\n  z: "\${{ w }}"\n`,
    ],
    [
      'anchors elsewhere',
      (own: string) =>
        `${own}spec: &s\n  x: *s\n`.replace(
          'x: *s',
          'x: 1\n  y: &t 1\n  z: *t',
        ),
    ],
    [
      'many keys and values in quotes',
      (own: string) =>
        `${own}spec:\n${'  "k0": "v"\n'
          .repeat(40)
          .replace(/k0/g, (_, at) => `k${at}`)}  "a": &a "x"\n${'  "k": *a\n'
          .repeat(40)
          .replace(/"k"/g, (_, at) => `"l${at}"`)}`,
    ],
    ['a tab in a comment', (own: string) => `${own}#\tx\n`],
  ])('%s', (_, around) => {
    const file = around(entity('checkout'));
    const after = put(file);
    expect(after).toBe(around(entity('checkout', block)));
    expect(take(after)).toBe(file);
    const dos = file.replaceAll('\n', '\r\n');
    expect(put(dos)).toBe(after.replaceAll('\n', '\r\n'));
    expect(take(put(dos))).toBe(dos);
  });

  it('compares the entity as the catalog does', () => {
    const file = entity('Checkout')
      .replace('  name', '  namespace: Shop\n  name')
      .replace('Component', 'component');
    const shop = { ...where, entityRef: 'Component:shop/checkout' };
    expect(textOf(editCatalogFile(file, shop, okrs))).toBe(file + block);
    expect(editCatalogFile(file, where, okrs)).toMatchObject({
      reason: 'notFound',
    });
    expect(
      textOf(
        editCatalogFile(
          entity('checkout'),
          { ...where, entityRef: 'component:checkout' },
          okrs,
        ),
      ),
    ).toBe(entity('checkout') + block);
  });

  it('accepts line breaks of any kind in the new text', () => {
    expect(put(entity('checkout'), okrs.replaceAll('\n', '\r\n'))).toBe(
      entity('checkout') + block,
    );
  });
});

describe('removing', () => {
  it('takes the annotation with the comment above it', () => {
    const lines = `    # our goals\n    ${OKR_ANNOTATION}: |\n${indented(
      okrs,
      6,
    )}`;
    expect(take(fileWith(lines))).toBe(fileWith(''));
    expect(take(fileWith(''))).toBe(fileWith(''));
  });

  it('takes the map of annotations where it was the only one', () => {
    const file = `kind: Component\nmetadata:\n  name: checkout\n  annotations:\n    ${OKR_ANNOTATION}: x\nspec: {}\n`;
    expect(take(file)).toBe(
      'kind: Component\nmetadata:\n  name: checkout\nspec: {}\n',
    );
  });

  it('leaves an empty map where comments about something else would go with it', () => {
    const file = `kind: Component\nmetadata:\n  name: checkout\n  annotations:\n    # sorted by name\n\n    ${OKR_ANNOTATION}: x\nspec: {}\n`;
    expect(take(file)).toBe(
      'kind: Component\nmetadata:\n  name: checkout\n  annotations: {}\n    # sorted by name\n\nspec: {}\n',
    );
  });

  it('takes it out of braces', () => {
    const file = (map: string) =>
      `kind: Component\nmetadata:\n  name: checkout\n  annotations: ${map}\n`;
    expect(take(file(`{a: b, ${OKR_ANNOTATION}: "x"}`))).toBe(file('{a: b}'));
  });
});

describe('JSON', () => {
  const pretty = (value: unknown, by: string | number = 2) =>
    `${JSON.stringify(value, null, by)}\n`;
  const entity = (annotations?: Record<string, string>) => ({
    kind: 'Component',
    metadata: {
      name: 'checkout',
      ...(annotations && { annotations }),
      tags: ['a'],
    },
    spec: { type: 'service' },
  });
  const json = { ...where, fileName: 'catalog-info.json' };

  it.each([2, 4, '\t', 0])(
    'stays as it is formatted, with an indentation of %j',
    by => {
      const write = (annotations?: Record<string, string>) =>
        pretty(entity(annotations), by);
      const set = (file: string) => textOf(editCatalogFile(file, json, okrs));
      expect(set(write({ a: 'b', [OKR_ANNOTATION]: 'x' }))).toBe(
        write({ a: 'b', [OKR_ANNOTATION]: okrs }),
      );
      expect(set(write({ a: 'b' }))).toBe(
        write({ a: 'b', [OKR_ANNOTATION]: okrs }),
      );
      expect(JSON.parse(set(write()))).toEqual(
        entity({ [OKR_ANNOTATION]: okrs }),
      );
      expect(JSON.parse(set(write({})))).toEqual(
        entity({ [OKR_ANNOTATION]: okrs }),
      );
      const remove = (file: string) =>
        textOf(editCatalogFile(file, json, undefined));
      expect(remove(write({ a: 'b', [OKR_ANNOTATION]: 'x' }))).toBe(
        write({ a: 'b' }),
      );
      expect(remove(write({ [OKR_ANNOTATION]: 'x' }))).toBe(write());
    },
  );

  it('gives new annotations lines of their own', () => {
    expect(textOf(editCatalogFile(pretty(entity()), json, okrs))).toBe(
      pretty(entity({ [OKR_ANNOTATION]: okrs })),
    );
    expect(textOf(editCatalogFile(pretty(entity({})), json, okrs))).toBe(
      pretty(entity({ [OKR_ANNOTATION]: okrs })),
    );
  });
});

describe('refusing', () => {
  const head = 'kind: Component\nmetadata:\n  name: checkout\n';

  it.each([
    ['no YAML', 'kind: Component\nmetadata: [\n', 'notYaml'],
    ['a key twice', `${head}kind: Component\n`, 'notYaml'],
    [
      'tabs as indentation',
      'kind: Component\nmetadata:\n\tname: checkout\n',
      'notYaml',
    ],
    ['another entity', head.replace('checkout', 'other'), 'notFound'],
    ['an empty file', '', 'notFound'],
    ['the entity twice', `${head}---\n${head}`, 'duplicateEntity'],
    [
      'shared annotations',
      `x: &a {b: c}\n${head}  annotations: *a\n`,
      'shared',
    ],
    [
      'annotations that others use',
      `${head}  annotations: &a\n    b: c\nspec: *a\n`,
      'shared',
    ],
    [
      'metadata that others use',
      `kind: Component\nmetadata: &m\n  name: checkout\nspec: *m\n`,
      'shared',
    ],
    [
      'a shared value',
      `x: &a b\n${head}  annotations:\n    ${OKR_ANNOTATION}: *a\n`,
      'shared',
    ],
    [
      'a value that others use',
      `${head}  annotations:\n    ${OKR_ANNOTATION}: &a b\nspec: *a\n`,
      'shared',
    ],
    [
      'a merged value',
      `x: &a\n  ${OKR_ANNOTATION}: b\n${head}  annotations:\n    <<: *a\n`,
      'shared',
    ],
    [
      'merged annotations',
      `x: &a\n  annotations: {b: c}\n${head}  <<: *a\n`,
      'shared',
    ],
    [
      'a map instead of text',
      `${head}  annotations:\n    ${OKR_ANNOTATION}:\n      a:\n        cycle: 2026\n`,
      'notText',
    ],
    ['annotations as text', `${head}  annotations: x\n`, 'notText'],
    ['annotations as a list', `${head}  annotations: [x]\n`, 'notText'],
    [
      'annotations from elsewhere',
      `${head}  annotations:\n    $yaml: ./x.yaml\n`,
      'placeholder',
    ],
    [
      'a template with blocks',
      `${head}{% if x %}\nspec: {}\n{% endif %}\n`,
      'templated',
    ],
    [
      'a template of a map',
      `${head}  annotations:\n    {{ toYaml . | nindent 4 }}\n`,
      'templated',
    ],
    [
      'a template in a comment',
      `${head}  annotations:\n    # {{ if x }}\n    a: b\n`,
      'templated',
    ],
    [
      'a template as value',
      `${head}  annotations:\n    ${OKR_ANNOTATION}: '{{ okrs }}'\n`,
      'templated',
    ],
    [
      'aliases without end',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]\n${head}`,
      'notYaml',
    ],
    [
      'a file too large',
      `${head}#${' '.repeat(catalogFileLimits.characters)}`,
      'tooLarge',
    ],
  ])('%s', (_, file, reason) => {
    expect(refusal(file)).toMatchObject({
      reason,
      message: expect.stringMatching(/\w/),
      advice: expect.stringMatching(/\w.*\.$/),
    });
  });

  it('names the file that a placeholder reads', () => {
    const file = `${head}  annotations:\n    ${OKR_ANNOTATION}:\n      $text: ./okrs.yaml\n`;
    expect(refusal(file)).toMatchObject({
      reason: 'placeholder',
      reference: './okrs.yaml',
      advice: 'Change `./okrs.yaml` instead.',
    });
  });

  it('says which line is no YAML', () => {
    expect(refusal(`${head} x: y\n`)?.message).toMatch(
      /^line 4 of catalog-info.yaml is not valid YAML/,
    );
  });

  it('edits beside merge keys that bring other annotations', () => {
    const file = `x: &a\n  b: c\n${head}  annotations:\n    <<: *a\n`;
    expect(put(file)).toBe(
      `${file}    ${OKR_ANNOTATION}: |\n${indented(okrs, 6)}`,
    );
  });

  it('writes nothing that a template would fill in', () => {
    expect(
      refusal(`${head}spec: {x: '{{ y }}'}\n`, 'a: "{{ b }}"\n'),
    ).toMatchObject({ reason: 'templated' });
    expect(put(head, 'a: "{{ b }}"\n')).toContain('{{ b }}');
  });

  it('refuses text that no annotation may be', () => {
    expect(refusal(head, 'a\u0000')).toMatchObject({ reason: 'badText' });
    expect(refusal(head, 'a'.repeat(70_000))).toMatchObject({
      reason: 'badText',
    });
  });
});

describe('comments of other annotations', () => {
  it('stay where the annotation goes or changes', () => {
    const lines = `    # about x\n    x: y # why\n    # about ours\n    ${OKR_ANNOTATION}: |\n${indented(
      okrs,
      6,
    )}    # about z\n    z: 1\n`;
    expect(take(fileWith(lines))).toBe(
      fileWith('    # about x\n    x: y # why\n    # about z\n    z: 1\n'),
    );
    expect(put(fileWith(lines), 'a: {}\n')).toBe(
      fileWith(lines.replace(indented(okrs, 6), '      a: {}\n')),
    );
  });
});
