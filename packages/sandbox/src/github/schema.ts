import { buildSchema, GraphQLSchema } from 'graphql';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

let built: GraphQLSchema | undefined;

/** GitHub's own GraphQL schema, as published by Octokit. @internal */
export function githubSchema(): GraphQLSchema {
  built ??= buildSchema(readFileSync(schemaFile(), 'utf8'), {
    assumeValid: true,
    assumeValidSDL: true,
    noLocation: true,
  });
  return built;
}

/** The package exports an entry for ES modules only, which cannot be resolved from here. */
function schemaFile(): string {
  const file = (require.resolve.paths('@octokit/graphql-schema') ?? [])
    .map(folder => join(folder, '@octokit/graphql-schema/schema.graphql'))
    .find(existsSync);
  if (!file) {
    throw new Error('The package @octokit/graphql-schema is not installed');
  }
  return file;
}
