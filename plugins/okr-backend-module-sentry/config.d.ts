export interface Config {
  okr?: {
    /** How errors and users in Sentry are read. */
    sentry?: {
      /**
       * True when the numbers come from the sandbox; the pages then say so. Default: `okr.demo`.
       * @visibility backend
       */
      demo?: boolean;
      /** Where to read. */
      organizations?: Array<{
        /**
         * As in Sentry's addresses, for instance `acme`.
         * @visibility backend
         */
        slug: string;
        /**
         * Default: `https://sentry.io`. Regions have `https://us.sentry.io` and `https://de.sentry.io`. It must not hold a user
         * name or password.
         * @visibility backend
         */
        url?: string;
        /**
         * Of an internal integration or a person, with the scope `org:read`.
         * @visibility secret
         */
        token: string;
        /**
         * True for the one that is meant where an entity names none. Default: the first.
         * @visibility backend
         */
        default?: boolean;
      }>;
      /**
       * Environments that count, asked for together. Default: `production`.
       * @visibility backend
       */
      environments?: string[];
      /**
       * How far back the first read of a project goes, in whole days, as far as Sentry keeps it. Default: `90d`.
       * @visibility backend
       */
      history?: string | { days: number };
      /**
       * Minutes between two reads of a project. Default: 180.
       * @visibility backend
       */
      intervalMinutes?: number;
      /**
       * A day of which a bigger share of the error events was dropped is incomplete. From 0 to 1. Default: 0.1.
       * @visibility backend
       */
      droppedShare?: number;
    };
  };
}
