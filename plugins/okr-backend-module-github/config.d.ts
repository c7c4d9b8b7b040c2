export interface Config {
  okr?: {
    /**
     * True when the numbers come from the sandbox; the pages then say so.
     * @visibility backend
     */
    demo?: boolean;
    /** How pull requests on GitHub are read. Hosts and credentials come from `integrations.github`. */
    github?: {
      /**
       * Logins of bots that have ordinary user accounts, beside the well-known ones. Accounts of type Bot need no list.
       * @visibility backend
       */
      bots?: string[];
      /**
       * What a deleted account is taken for. Default: `human`.
       * @visibility backend
       */
      deletedAccounts?: 'human' | 'bot';
      /**
       * How far back the first read of a repository goes. Default: `180d`.
       * @visibility backend
       */
      history?: string | { days: number };
      /**
       * Minutes between two reads of a repository. Default: 10.
       * @visibility backend
       */
      intervalMinutes?: number;
      /** What makes a merged pull request maintenance. One match is enough. */
      maintenance?: {
        /**
         * Label names. Default: `maintenance`, `dependencies`, `chore`, `tech-debt`.
         * @visibility backend
         */
        labels?: string[];
        /**
         * How the title begins. Default: `chore:`, `deps:`, `build:`, `ci:`, `refactor:`. `chore(scope):` counts as `chore:`.
         * @visibility backend
         */
        titlePrefixes?: string[];
        /**
         * How the path of every changed file begins. Default: none. Costs further requests.
         * @visibility backend
         */
        paths?: string[];
      };
    };
  };
}
