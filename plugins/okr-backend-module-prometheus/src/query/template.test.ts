import fc from 'fast-check';
import { fillTemplate, parseTemplate } from '.';
import { fieldsOf, usesRange } from './parseTemplate';

const fill = (text: string, values: Record<string, string>, range = '1d') =>
  fillTemplate(parseTemplate(text), values, range);

const name = '{{ entity.metadata.name }}';

/** Reads Go strings in double quotes back, apart from what the template does. */
function stringsIn(query: string): string[] {
  return [...query.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, inner]) =>
    inner.replace(/\\u([0-9a-f]{4})|\\(.)/g, (_, code, character) =>
      code ? String.fromCharCode(parseInt(code, 16)) : character,
    ),
  );
}

describe('a query template', () => {
  it('writes the fields of an entity into strings', () => {
    const text = `sum(x{job="${name}",k='{{entity.kind}}',n="{{ entity.metadata.namespace }}"}[{{ range }}])`;
    const values = {
      name: 'checkout',
      kind: 'Component',
      namespace: 'default',
    };
    expect(fill(text, values, '3600s')).toBe(
      `sum(x{job="checkout",k='Component',n="default"}[3600s])`,
    );
    expect(fieldsOf([parseTemplate(text)])).toEqual([
      'kind',
      'name',
      'namespace',
    ]);
    expect(usesRange(parseTemplate(text))).toBe(true);
    expect(usesRange(parseTemplate('up'))).toBe(false);
  });

  it('writes annotations', () => {
    const text = `x{job="{{ entity.metadata.annotations['acme.test/job'] }}"}`;
    expect(fill(text, { 'annotations/acme.test/job': 'shop' })).toBe(
      'x{job="shop"}',
    );
  });

  it.each([
    [`x{job="${name}"}`, 'a"} or up{a="', 'x{job="a\\"} or up{a=\\""}'],
    [`x{job='${name}'}`, `a'"`, `x{job='a\\'"'}`],
    [`x{job="${name}"}`, 'a\\', 'x{job="a\\\\"}'],
    [`x{job="${name}"}`, 'a\nb', 'x{job="a\\u000ab"}'],
    [`x{job=~"${name}-.*"}`, 'a.b|c', 'x{job=~"a\\\\.b\\\\|c-.*"}'],
    [`x{job!~ "${name}"}`, '.*', 'x{job!~ "\\\\.\\\\*"}'],
  ])('keeps in %s what is %j inside the string', (text, value, expected) => {
    expect(fill(text, { name: value })).toBe(expected);
  });

  it('lets no value out of its string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        const query = fill(`sum(x{job="${name}",code="200"})`, { name: value });
        expect(stringsIn(query)).toEqual([value, '200']);
      }),
    );
  });

  it.each([
    [`${name}_total`, /outside of a string/],
    [`x{job=\`${name}\`}`, /outside of a string in " or '/],
    [`x # ${name}`, /outside of a string/],
    [`x{job="\\"} # ${name}`, /does not end|outside/],
    ['x{job="{{ range }}"}', /range }} inside a string/],
    ['x{job="{{ entity.spec.owner }}"}', /entity\.spec\.owner.*known are/],
    ['x{job="a}', /does not end/],
  ])('refuses %s', (text, reason) => {
    expect(() => parseTemplate(text)).toThrow(reason);
  });
});
