/** The sentence with which the backend refuses a request as it is: to ask again would not help. @internal */
export function refusal(
  error: Error & { statusCode?: unknown },
): string | undefined {
  const { cause, statusCode } = error;
  return statusCode === 400 && cause instanceof Error
    ? cause.message
    : undefined;
}
