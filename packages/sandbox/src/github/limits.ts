import { GraphQLError } from 'graphql';
import { AskedConnection, nodesOf } from './cost';
import { githubError } from './errors';

const mostNodes = 500_000;
const mostRecords = 100;

/** What GitHub refuses before it looks at the data. @internal */
export function limitErrors(
  connections: readonly AskedConnection[],
): GraphQLError[] {
  const errors = connections.flatMap(rangeErrors);
  const nodes = nodesOf(connections);
  if (!errors.length && nodes > mostNodes) {
    errors.push(
      githubError(
        'MAX_NODE_LIMIT_EXCEEDED',
        `This query requests up to ${nodes.toLocaleString(
          'en-US',
        )} possible nodes which exceeds the maximum limit of 500,000.`,
      ),
    );
  }
  return errors;
}

function rangeErrors({ name, first, last }: AskedConnection): GraphQLError[] {
  if (first === undefined && last === undefined) {
    return [
      githubError(
        'MISSING_PAGINATION_BOUNDARIES',
        `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
      ),
    ];
  }
  const [argument, value] =
    first === undefined ? ['last', last ?? 0] : ['first', first];
  if (value > mostRecords) {
    return [
      githubError(
        'EXCESSIVE_PAGINATION',
        `Requesting ${value} records on the \`${name}\` connection exceeds the \`${argument}\` limit of ${mostRecords} records.`,
      ),
    ];
  }
  if (value < 1) {
    return [
      githubError(
        'INVALID_PAGINATION',
        `\`${argument}\` on the \`${name}\` connection must be between 1 and ${mostRecords}, not ${value}.`,
      ),
    ];
  }
  return [];
}
