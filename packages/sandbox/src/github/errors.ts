import { GraphQLError } from 'graphql';

/** GitHub puts a `type` beside the message of an error. @internal */
export function githubError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** An error as it stands in an answer. @internal */
export interface ErrorOnTheWire {
  type?: string;
  message: string;
  path?: readonly (string | number)[];
  locations?: readonly { line: number; column: number }[];
}

/** @internal */
export function onTheWire(error: GraphQLError): ErrorOnTheWire {
  const { type } = error.extensions;
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(error.path ? { path: error.path } : {}),
    ...(error.locations ? { locations: error.locations } : {}),
    message: error.message,
  };
}
