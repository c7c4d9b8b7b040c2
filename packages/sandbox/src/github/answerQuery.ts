import {
  DocumentNode,
  execute,
  getOperationAST,
  GraphQLError,
  GraphQLFieldResolver,
  OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { askedConnections, AskedConnection, nodesOf, pointsOf } from './cost';
import { ErrorOnTheWire, onTheWire } from './errors';
import { limitErrors } from './limits';
import { Charge, rootView } from './rootView';
import { githubSchema } from './schema';
import { Viewing } from './Viewing';

/** @internal */
export interface GraphqlAnswer {
  data?: Record<string, unknown> | null;
  errors?: ErrorOnTheWire[];
}

/** A query that was understood, with what it asks for. @internal */
export interface Query {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  connections: AskedConnection[];
  points: number;
  nodes: number;
}

const known = new Map<string, { document: DocumentNode } | GraphQLError[]>();
const mostKnown = 200;

/**
 * Reads a query against GitHub's schema.
 *
 * @returns the errors when it does not fit the schema or the limits
 * @internal
 */
export function readQuery(
  text: string,
  variables: Record<string, unknown>,
  operationName?: string,
): Query | GraphQLError[] {
  const read = readDocument(text);
  if (Array.isArray(read)) {
    return read;
  }
  const { document } = read;
  const operation = getOperationAST(document, operationName);
  if (!operation || operation.operation !== 'query') {
    return [new GraphQLError('A query operation was expected')];
  }
  const connections = askedConnections(
    githubSchema(),
    document,
    operation,
    variables,
  );
  const errors = limitErrors(connections);
  if (errors.length) {
    return errors;
  }
  return {
    document,
    operation,
    variables,
    connections,
    points: pointsOf(connections),
    nodes: nodesOf(connections),
  };
}

function readDocument(
  text: string,
): { document: DocumentNode } | GraphQLError[] {
  const before = known.get(text);
  if (before) {
    return before;
  }
  const read = parseAndValidate(text);
  if (known.size >= mostKnown) {
    known.clear();
  }
  known.set(text, read);
  return read;
}

function parseAndValidate(
  text: string,
): { document: DocumentNode } | GraphQLError[] {
  try {
    const document = parse(text);
    const errors = validate(githubSchema(), document);
    return errors.length ? [...errors] : { document };
  } catch (error) {
    if (error instanceof GraphQLError) {
      return [error];
    }
    throw error;
  }
}

/** A field that has no answer here fails instead of being null. */
const answerField: GraphQLFieldResolver<unknown, unknown> = (
  source,
  args,
  context,
  info,
) => {
  const values = source as Record<string, unknown>;
  if (!(info.fieldName in values)) {
    throw new Error(
      `The sandbox does not answer ${info.parentType.name}.${info.fieldName}`,
    );
  }
  const value = values[info.fieldName];
  return typeof value === 'function' ? value(args, context, info) : value;
};

/** @internal */
export async function answerQuery(
  query: Query,
  viewing: Viewing,
  charge: Charge,
): Promise<GraphqlAnswer> {
  const result = await execute({
    schema: githubSchema(),
    document: query.document,
    operationName: query.operation.name?.value,
    variableValues: query.variables,
    rootValue: rootView(viewing, charge),
    fieldResolver: answerField,
  });
  return {
    // Plain objects, so that faults may rewrite them.
    data: result.data && JSON.parse(JSON.stringify(result.data)),
    ...(result.errors ? { errors: result.errors.map(onTheWire) } : {}),
  };
}
