import { locateFile } from './locateFile';

const hosts = [
  {
    host: 'github.com',
    apiBaseUrl: 'https://api.github.com',
    rawBaseUrl: 'https://raw.githubusercontent.com',
  },
  { host: 'ghe.test:8443', apiBaseUrl: 'https://ghe.test:8443/api/v3' },
  { host: 'localhost:7107', apiBaseUrl: 'http://localhost:7107/api/v3' },
];
const locate = (target: string) => locateFile(target, hosts);

describe('locateFile', () => {
  it.each([
    [
      'https://github.com/acme/checkout/blob/main/catalog-info.yaml',
      {
        repository: 'acme/checkout',
        path: 'catalog-info.yaml',
        branch: 'main',
      },
    ],
    [
      'https://github.com/acme/check.out/tree/v1/services/a/catalog.json',
      {
        repository: 'acme/check.out',
        path: 'services/a/catalog.json',
        branch: 'v1',
      },
    ],
    [
      'https://GitHub.com/acme/checkout/blob/HEAD/my%20catalog.yaml',
      { repository: 'acme/checkout', path: 'my catalog.yaml' },
    ],
    [
      'https://ghe.test:8443/acme/checkout/blob/main/ä.yaml',
      { host: 'ghe.test:8443', path: 'ä.yaml' },
    ],
    [
      'http://localhost:7107/acme/org/blob/main/catalog-info.yaml',
      { host: 'localhost:7107', repository: 'acme/org' },
    ],
  ])('finds the file of %s', (url, file) => {
    expect(locate(url)).toMatchObject({ kind: 'file', file: { ...file, url } });
  });

  it('leaves the branch open where the location says HEAD', () => {
    const found = locate('https://github.com/acme/checkout/blob/HEAD/a.yaml');
    expect(found?.kind === 'file' && found.file.branch).toBeUndefined();
  });

  it.each([
    'https://github.com',
    'https://github.com/',
    'https://github.com/acme',
    'https://github.com/orgs/acme/teams/payments',
    'https://github.com/acme/checkout',
    'https://github.com/acme/checkout/blob/main',
    'https://github.com/acme/checkout/blob/main/',
    'https://github.com/acme/checkout/edit/main/catalog-info.yaml',
  ])('sees no file in %s', target => {
    expect(locate(target)).toEqual({ kind: 'noFile' });
  });

  it.each([
    ['another host', 'https://evil.test/acme/a/blob/main/a.yaml'],
    ['another port', 'https://github.com:8443/acme/a/blob/main/a.yaml'],
    [
      'a host that ends alike',
      'https://evilgithub.com/acme/a/blob/main/a.yaml',
    ],
    ['a host that begins alike', 'https://github.com.evil.test/a/b/blob/m/a'],
    ['a host behind credentials', 'https://github.com@evil.test/a/b/blob/m/a'],
    ['the metadata service', 'http://169.254.169.254/acme/a/blob/main/a.yaml'],
    ['no address', 'catalog-info.yaml'],
    ['a text', 'data:text/html,//github.com/acme/a/blob/main/a.yaml'],
  ])('knows nothing of %s', (_, target) => {
    expect(locate(target)).toBeUndefined();
  });

  it.each([
    ['no encryption', 'http://github.com/acme/a/blob/main/a.yaml'],
    ['another protocol', 'ftp://github.com/acme/a/blob/main/a.yaml'],
    ['credentials', 'https://me:secret@github.com/acme/a/blob/main/a.yaml'],
    ['a name of a user', 'https://me@github.com/acme/a/blob/main/a.yaml'],
    ['a query', 'https://github.com/acme/a/blob/main/a.yaml?ref=other'],
    ['an empty query', 'https://github.com/acme/a/blob/main/a.yaml?'],
    ['a fragment', 'https://github.com/acme/a/blob/main/a.yaml#L1'],
    ['steps up', 'https://github.com/acme/a/blob/main/../../b/blob/main/a'],
    ['hidden steps up', 'https://github.com/acme/a/blob/main/%2e%2e/a.yaml'],
    ['a step to itself', 'https://github.com/acme/a/blob/main/./a.yaml'],
    ['a hidden slash', 'https://github.com/acme/a/blob/main/b%2Fa.yaml'],
    ['a hidden slash in the branch', 'https://github.com/acme/a/blob/x%2Fy/a'],
    ['a doubly hidden slash', 'https://github.com/acme/a/blob/m/b%252Fa.yaml'],
    ['a hidden query', 'https://github.com/acme/a/blob/main/a.yaml%3Fref=b'],
    ['a hidden fragment', 'https://github.com/acme/a/blob/main/a%23b.yaml'],
    ['a backslash', 'https://github.com/acme/a/blob/main\\..\\a.yaml'],
    ['a hidden backslash', 'https://github.com/acme/a/blob/main/b%5Ca.yaml'],
    ['a line break', 'https://github.com/acme/a/blob/main/a.yaml\n'],
    ['a hidden line break', 'https://github.com/acme/a/blob/main/a%0Ab.yaml'],
    ['a hidden NUL', 'https://github.com/acme/a/blob/main/a%00.yaml'],
    ['a broken escape', 'https://github.com/acme/a/blob/main/a%zz.yaml'],
    ['an empty segment', 'https://github.com/acme/a/blob/main//a.yaml'],
    ['an owner of other signs', 'https://github.com/ac*me/a/blob/main/a.yaml'],
    ['a range as branch', 'https://github.com/acme/a/blob/a..b/a.yaml'],
    [
      'a reflog as branch',
      'https://github.com/acme/a/blob/main@%7B1%7D/a.yaml',
    ],
    ['an option as branch', 'https://github.com/acme/a/blob/--upload/a.yaml'],
  ])('refuses %s', (_, target) => {
    expect(locate(target)).toMatchObject({ kind: 'refused' });
  });
});
