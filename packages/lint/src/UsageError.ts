/** The command, or a configuration it is given, is not to be understood. @internal */
export class UsageError extends Error {
  readonly name = 'UsageError';
}
