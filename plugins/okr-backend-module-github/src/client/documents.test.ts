import { buildSchema, parse, validate } from 'graphql';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  numbersDocument,
  pagesDocument,
  pathsDocument,
  probeDocument,
  reviewTeamsDocument,
  timelinesDocument,
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

describe("every query fits GitHub's official schema", () => {
  it.each([
    ['the probe of one repository', probeDocument(1)],
    ['the probe of a hundred', probeDocument(100)],
    ['pages of one repository', pagesDocument(1)],
    ['pages of forty-nine', pagesDocument(49)],
    ['pull requests by number', numbersDocument(50)],
    ['further timelines', timelinesDocument(25)],
    ['teams of reviews', reviewTeamsDocument],
    ['changed paths', pathsDocument(25)],
  ])('%s', (_, text) => {
    expect(validate(schema, parse(text))).toEqual([]);
  });

  it('would not accept a field that does not exist', () => {
    const text = probeDocument(1).replace('isArchived', 'isArchivedSince');
    expect(validate(schema, parse(text))).not.toEqual([]);
  });
});
