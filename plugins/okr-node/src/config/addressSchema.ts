import { z } from 'zod';

/**
 * A web address in the app's configuration, without slashes at its end. One that holds a user name or password is refused,
 * and not repeated: addresses stand in links and in troubles, where everybody reads them.
 *
 * @param credentialKeys - where credentials belong instead, for instance `token or basic`
 * @public
 */
export function addressSchema(credentialKeys = 'token') {
  return z
    .url({ protocol: /^https?$/, error: 'expected a web address' })
    .transform((url, context) => {
      const { username, password } = new URL(url);
      if (username || password) {
        context.addIssue(
          `must not hold a user name or password, use ${credentialKeys} instead`,
        );
        return z.NEVER;
      }
      return url.replace(/\/+$/, '');
    });
}
