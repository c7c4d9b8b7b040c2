import { blobSha, createCommit, treeSha } from './objects';

/** What the git command says about the same files. */
const files = new Map([
  ['b/c.yaml', 'x: 1\n'],
  ['b.txt', 'ä'],
  ['b.d/z', 'y'],
  ['a.txt', 'hello\n'],
]);

it('names files, folders and commits as Git does', () => {
  expect(blobSha('')).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
  expect(blobSha('hello\n')).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
  expect(treeSha(new Map())).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904');
  expect(treeSha(files)).toBe('acf0e1d632099e78756b2734104a12886f3a7736');
  const commit = createCommit({
    tree: files,
    parents: [],
    message: 'x\n',
    author: { type: 'User', login: 'ada' },
    at: 1_700_000_000_999,
  });
  expect(commit.sha).toBe('97edf9e9618e322c5ccbc426502807dc1050ee3b');
  expect(commit.at).toBe(1_700_000_000_000);
});
