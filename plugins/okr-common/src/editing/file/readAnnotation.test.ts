import { readAnnotation } from './readAnnotation';

const file = [
  'kind: Component',
  'metadata: { name: other }',
  '---',
  'kind: Component',
  'metadata:',
  '  name: Checkout',
  '  annotations:',
  '    keyresults.dev/okrs: |',
  '      a: 1',
  'spec: {}',
  '---',
  'kind: Secret',
  'metadata: { name: third }',
  '',
].join('\n');

describe('readAnnotation', () => {
  const fileName = 'catalog-info.yaml';

  it('reads the value and the lines of the document with the marks around it', () => {
    const entityRef = 'component:default/checkout';
    expect(readAnnotation(file, { entityRef, fileName })).toEqual({
      kind: 'read',
      text: 'a: 1\n',
      lines: { first: 3, last: 11 },
    });
  });

  it('knows an entity without the annotation', () => {
    const entityRef = 'component:default/other';
    expect(readAnnotation(file, { entityRef, fileName })).toEqual({
      kind: 'read',
      text: undefined,
      lines: { first: 1, last: 3 },
    });
  });

  it.each([
    ['what is not there', file, 'notFound'],
    ['what is there twice', `${file}---\n${file}`, 'notFound'],
    ['what is no YAML', 'a: [', 'notYaml'],
  ])('refuses %s', (_, text, reason) => {
    const entityRef = 'component:default/nobody';
    expect(readAnnotation(text, { entityRef, fileName })).toMatchObject({
      kind: 'refused',
      reason,
    });
  });

  it('refuses an entity that is there twice', () => {
    const entityRef = 'component:default/other';
    expect(
      readAnnotation(`${file}---\n${file}`, { entityRef, fileName }),
    ).toMatchObject({ reason: 'duplicateEntity' });
  });
});
