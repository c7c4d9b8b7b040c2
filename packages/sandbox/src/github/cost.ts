import {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  getNamedType,
  GraphQLCompositeType,
  GraphQLSchema,
  isCompositeType,
  Kind,
  OperationDefinitionNode,
  SelectionSetNode,
  ValueNode,
} from 'graphql';

/** A list that a query pages through. @internal */
export interface AskedConnection {
  /** Field name, for instance `pullRequests`. */
  name: string;
  /** Type name, for instance `PullRequestConnection`. */
  type: string;
  first?: number;
  last?: number;
  /** How often it is asked for: the product of the sizes of the lists around it. */
  times: number;
  /** Whether it holds further lists. */
  nested: boolean;
}

interface Walk {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  found: AskedConnection[];
}

/** Every connection of an operation, with how often it is asked for at most. @internal */
export function askedConnections(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): AskedConnection[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? [])
      .filter(it => it.defaultValue)
      .map(it => [it.variable.name.value, literal(it.defaultValue, {})]),
  );
  const walk: Walk = {
    schema,
    fragments,
    variables: { ...defaults, ...variables },
    found: [],
  };
  const root = schema.getRootType(operation.operation);
  if (root) {
    visit(walk, operation.selectionSet, root, 1);
  }
  return walk.found;
}

/**
 * Points of a query: the requests needed to fulfil each connection, divided by 100, rounded, at least 1.
 *
 * Source: GitHub Docs, "Rate limits and query limits for the GraphQL API".
 *
 * @internal
 */
export function pointsOf(connections: readonly AskedConnection[]): number {
  const requests = connections.reduce((sum, it) => sum + it.times, 0);
  return Math.max(1, Math.round(requests / 100));
}

/** The most nodes a query can return. @internal */
export function nodesOf(connections: readonly AskedConnection[]): number {
  return connections.reduce(
    (sum, it) => sum + it.times * (it.first ?? it.last ?? 0),
    0,
  );
}

function visit(
  walk: Walk,
  selections: SelectionSetNode,
  parent: GraphQLCompositeType,
  times: number,
): void {
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) {
      visitField(walk, selection, parent, times);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? walk.fragments.get(selection.name.value)
        : selection;
    const condition = fragment?.typeCondition;
    const type = condition ? walk.schema.getType(condition.name.value) : parent;
    if (fragment && isCompositeType(type)) {
      visit(walk, fragment.selectionSet, type, times);
    }
  }
}

function visitField(
  walk: Walk,
  field: FieldNode,
  parent: GraphQLCompositeType,
  times: number,
): void {
  const definition =
    'getFields' in parent ? parent.getFields()[field.name.value] : undefined;
  const type = definition && getNamedType(definition.type);
  if (!type || !field.selectionSet || !isCompositeType(type)) {
    return;
  }
  const args = argumentsOf(field, walk.variables);
  if (!type.name.endsWith('Connection')) {
    const ids = args.ids;
    const copies = Array.isArray(ids) ? ids.length : 1;
    visit(walk, field.selectionSet, type, times * copies);
    return;
  }
  const asked: AskedConnection = {
    name: field.name.value,
    type: type.name,
    first: typeof args.first === 'number' ? args.first : undefined,
    last: typeof args.last === 'number' ? args.last : undefined,
    times,
    nested: false,
  };
  walk.found.push(asked);
  const before = walk.found.length;
  const size = asked.first ?? asked.last ?? 0;
  visit(walk, field.selectionSet, type, times * size);
  asked.nested = walk.found.length > before;
}

/** The arguments of a field, with variables filled in. @internal */
export function argumentsOf(
  field: FieldNode,
  variables: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    (field.arguments ?? []).map(it => [
      it.name.value,
      literal(it.value, variables),
    ]),
  );
}

function literal(
  value: ValueNode | undefined,
  variables: Record<string, unknown>,
): unknown {
  switch (value?.kind) {
    case Kind.VARIABLE:
      return variables[value.name.value];
    case Kind.INT:
      return Number(value.value);
    case Kind.STRING:
      return value.value;
    case Kind.LIST:
      return value.values.map(item => literal(item, variables));
    default:
      return undefined;
  }
}
