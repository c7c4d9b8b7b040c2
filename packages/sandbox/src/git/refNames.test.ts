import { isBranchName, isFilePath, standsInTheWay } from './refNames';

it.each(['main', 'okr/component.default.checkout-1a2b3c', 'v1.2', 'a@b', 'ä'])(
  'takes %s as the name of a branch',
  name => {
    expect(isBranchName(name)).toBe(true);
  },
);

it.each([
  '',
  '@',
  'a b',
  'a..b',
  'a//b',
  '/a',
  'a/',
  'a.',
  '.a',
  'a/.b',
  'a.lock',
  'a.lock/b',
  'a~1',
  'a^',
  'a:b',
  'a?',
  'a*',
  'a[b',
  'a\\b',
  'a@{1}',
  'a\u0007',
])('does not take %p', name => {
  expect(isBranchName(name)).toBe(false);
});

it('knows that a branch cannot be a folder of branches as well', () => {
  expect(standsInTheWay('okr', 'okr/checkout')).toBe(true);
  expect(standsInTheWay('okr/checkout', 'okr')).toBe(true);
  expect(standsInTheWay('okr-2', 'okr')).toBe(false);
});

it.each(['../a', 'a/../b', '/a', 'a//b', './a', '.git/config', 'a/.GIT/b'])(
  'does not write a file called %s',
  path => {
    expect(isFilePath(path)).toBe(false);
  },
);
