import { commitsBetween, history, mergeBase } from './history';
import { Commit, createCommit } from './objects';

const commits = new Map<string, Commit>();
let clock = 0;

/** What a commit holds is written as `path=text`. */
function add(message: string, parents: Commit[], ...content: string[]): Commit {
  clock += 1000;
  const commit = createCommit({
    message,
    parents: parents.map(it => it.sha),
    tree: new Map(content.map(it => it.split('=') as [string, string])),
    author: { type: 'User', login: 'ada' },
    at: clock,
  });
  commits.set(commit.sha, commit);
  return commit;
}

const begin = add('begin', [], 'a=1', 'b=1');
const left = add('left', [begin], 'a=2', 'b=1');
const right = add('right', [begin], 'a=1', 'b=2');
const joined = add('join', [left, right], 'a=2', 'b=2');

function messages(list: Commit[]): string[] {
  return list.map(it => it.message);
}

it('finds where two branches parted', () => {
  expect(mergeBase(commits, left.sha, right.sha)).toBe(begin.sha);
  expect(mergeBase(commits, joined.sha, right.sha)).toBe(right.sha);
});

it('tells what is on one branch and not on the other, oldest first', () => {
  const more = add('more', [right], 'a=1', 'b=3');
  expect(messages(commitsBetween(commits, left.sha, more.sha))).toEqual([
    'right',
    'more',
  ]);
  expect(commitsBetween(commits, joined.sha, left.sha)).toEqual([]);
});

it('lists all commits, newest first', () => {
  expect(messages(history(commits, joined.sha))).toEqual([
    'join',
    'right',
    'left',
    'begin',
  ]);
});

it('lists those that changed a file, without the merge that took it over', () => {
  expect(messages(history(commits, joined.sha, 'a'))).toEqual([
    'left',
    'begin',
  ]);
  expect(messages(history(commits, joined.sha, 'b'))).toEqual([
    'right',
    'begin',
  ]);
  expect(history(commits, joined.sha, 'c')).toEqual([]);
});
