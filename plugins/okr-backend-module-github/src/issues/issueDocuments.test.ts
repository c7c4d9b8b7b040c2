import { buildSchema, parse, validate } from 'graphql';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  issueEventsDocument,
  issueNumbersDocument,
  issuesDocument,
} from './documents';

/** The package exports an ES module only, so its file is read from where it lies. */
function officialSchema(): string {
  const folders = require.resolve.paths('@octokit/graphql-schema') ?? [];
  const file = folders
    .map(folder => join(folder, '@octokit/graphql-schema/schema.graphql'))
    .find(existsSync);
  if (!file) throw new Error('@octokit/graphql-schema is not installed');
  return readFileSync(file, 'utf8');
}

const schema = buildSchema(officialSchema(), { assumeValidSDL: true });

describe("every query about issues fits GitHub's official schema", () => {
  it.each([
    ['issues of one repository', issuesDocument(1)],
    ['issues of forty-eight', issuesDocument(48)],
    ['issues by number', issueNumbersDocument(70)],
    ['further events', issueEventsDocument],
  ])('%s', (_, text) => {
    expect(validate(schema, parse(text))).toEqual([]);
  });

  it('would not accept a field that does not exist', () => {
    const text = issuesDocument(1).replace('isArchived', 'isArchivedSince');
    expect(validate(schema, parse(text))).not.toEqual([]);
  });
});
