import { Entity } from '@backstage/catalog-model';
import { FileHost, LocatedFile } from '@keyresults/backstage-plugin-okr-node';
import { placeOf } from './placeOf';

const file = {
  url: 'https://host.test/a/blob/main/catalog-info.yaml',
  host: 'host.test',
  repository: 'a',
  path: 'catalog-info.yaml',
};
const known: Record<string, LocatedFile> = {
  [file.url]: { kind: 'file', file },
  'https://host.test/orgs/acme/teams/shop': { kind: 'noFile' },
  'https://host.test/a/../b': { kind: 'refused', message: 'No.' },
};
const host: FileHost = {
  id: 'host',
  actsAs: 'user',
  locate: target => known[target],
  read: async () => {
    throw new Error('must not be asked');
  },
  propose: async () => ({ outcome: 'conflict' }),
  stateOf: async () => undefined,
};

const options = {
  hosts: [host],
  allowLocalFiles: false,
  overlays: true,
  readOnlyLocations: ['url:https://host.test/generated/'],
};

const entity = (annotations?: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'shop', annotations },
});
const from = (location: string, more: Record<string, string> = {}) =>
  entity({ 'backstage.io/managed-by-location': location, ...more });

describe('placeOf', () => {
  it('finds the file of a host', () => {
    expect(placeOf(from(`url:${file.url}`), options)).toEqual({
      kind: 'hosted',
      host,
      file,
    });
  });

  it.each([
    ['no location', entity()],
    ['a location that is no reference', from('nonsense')],
    [
      'a team of an organization',
      from('url:https://host.test/orgs/acme/teams/shop'),
    ],
    ['a team of another host', from('url:https://gitlab.test/groups/shop')],
    ['a provider of its own', from('ldap://ldap.test/ou=shop')],
    ['a directory', from('msgraph:default/1234')],
    [
      'a file of this machine, where these are not written',
      from('file:/a.yaml'),
    ],
    [
      'a read-only place',
      from('url:https://host.test/generated/a/blob/m/a.yaml'),
    ],
    [
      'a read-only place in other letters',
      from('url:https://HOST.test/Generated/a/blob/m/a.yaml'),
    ],
  ])('keeps an overlay for %s', (_, given) => {
    expect(placeOf(given, options)).toEqual({ kind: 'overlay' });
  });

  it.each([
    [
      'https://gitlab.test/a/-/blob/main/catalog-info.yaml',
      'catalog-info.yaml',
    ],
    ['https://gitlab.test/a/-/blob/main/my%20file.yml', 'my file.yml'],
    [
      'https://dev.azure.test/a/b/_git/c?path=/catalog-info.yaml',
      'catalog-info.yaml',
    ],
    [
      'https://dev.azure.test/a/b/_git/c.yaml?path=%2Fservices%2Fx.yaml&version=GBmain',
      'x.yaml',
    ],
    ['https://a.visualstudio.test/_git/c?version=GBm&path=x.json', 'x.json'],
  ])('has a file of another host patched by hand: %s', (url, fileName) => {
    expect(placeOf(from(`url:${url}`), options)).toEqual({
      kind: 'foreign',
      url,
      fileName,
    });
  });

  it('takes no directory of Azure DevOps for a file', () => {
    const url = 'https://dev.azure.test/a/b/_git/c?path=/services';
    expect(placeOf(from(`url:${url}`), options)).toEqual({ kind: 'overlay' });
  });

  it.each(['API', 'Resource', 'Location', 'Template'])(
    'changes nothing of a %s, whose key results nobody would see',
    kind => {
      for (const given of [entity(), from(`url:${file.url}`)]) {
        expect(placeOf({ ...given, kind }, options)).toMatchObject({
          kind: 'nowhere',
          refusal: { reason: 'kind' },
        });
      }
    },
  );

  it.each(['component', 'GROUP'])(
    'knows the kind %s in other letters',
    kind => {
      expect(placeOf({ ...entity(), kind }, options)).toEqual({
        kind: 'overlay',
      });
    },
  );

  it('writes a file of this machine only where that is allowed', () => {
    expect(
      placeOf(from('file:/a.yaml'), { ...options, allowLocalFiles: true }),
    ).toEqual({ kind: 'local', path: '/a.yaml' });
  });

  it.each(['edit-url', 'view-url', 'source-location'])(
    'takes nothing from %s',
    name => {
      const given = from('file:/a.yaml', {
        [`backstage.io/${name}`]: `url:${file.url}`,
        'backstage.io/managed-by-origin-location': `url:${file.url}`,
      });
      expect(placeOf(given, options)).toEqual({ kind: 'overlay' });
    },
  );

  it('follows no address that the host refuses', () => {
    expect(
      placeOf(from('url:https://host.test/a/../b'), options),
    ).toMatchObject({ kind: 'nowhere', refusal: { reason: 'location' } });
  });

  it.each([
    'https://gitlab.test/%ZZ/catalog-info.yaml',
    'https://gitlab.test/a%0A+++%20b/etc/x.yaml',
    'https://gitlab.test/a%00.yaml',
    'https://gitlab.test/a\\b.yaml',
    'https://gitlab.test/a%5Cb.yaml',
    'https://me:secret@gitlab.test/catalog-info.yaml',
    'https://host.test@evil.test/catalog-info.yaml',
    'file:///etc/passwd.yaml',
    'ftp://gitlab.test/catalog-info.yaml',
    'data:text/x,a.yaml',
    'https://dev.azure.test/a/_git/b?path=/c%0Ad.yaml',
    'https://dev.azure.test/a/_git/b?path=/c%5Cd.yaml',
    'https://me:secret@dev.azure.test/a/_git/b?path=/c.yaml',
  ])('follows no address that is not plain: %s', target => {
    expect(placeOf(from(`url:${target}`), options)).toMatchObject({
      kind: 'nowhere',
      refusal: { reason: 'location' },
    });
  });

  it('keeps no overlay that would not be used', () => {
    const brought = { 'keyresults.dev/okrs': 'a: 1' };
    expect(placeOf(entity(brought), options)).toMatchObject({
      kind: 'nowhere',
      refusal: { reason: 'provided' },
    });
    const marked = { ...brought, 'keyresults.dev/okrs-from': 'overlay@3' };
    expect(placeOf(entity(marked), options)).toEqual({ kind: 'overlay' });
  });

  it('keeps no overlay where these are switched off', () => {
    expect(placeOf(entity(), { ...options, overlays: false })).toMatchObject({
      kind: 'nowhere',
      refusal: { reason: 'noFile' },
    });
  });
});
