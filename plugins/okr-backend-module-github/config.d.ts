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
       * How far back the first read of a repository goes, in whole days. Default: `180d`.
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
      /** Incidents that are kept as issues. Left out: none are read. */
      incidents?: {
        /**
         * Label that makes an issue an incident. Default: `incident`.
         * @visibility backend
         */
        label?: string;
        /**
         * A central repository, `owner/name`, for entities that name none in `keyresults.dev/incident-issues`; its issue
         * form says which entities an incident is about. Default: each Component's own repository.
         * @visibility backend
         */
        repository?: string;
        /**
         * Heading in the body of an issue in the central repository that names the entities. Default: `Service`.
         * @visibility backend
         */
        entityField?: string;
        /** Headings in the body below which instants stand; they win over what GitHub knows. */
        fields?: {
          /**
           * When the impact began. Default: `Impact started`.
           * @visibility backend
           */
          started?: string;
          /**
           * Default: `Detected`; without it the creation of the issue.
           * @visibility backend
           */
          detected?: string;
          /**
           * Default: `Acknowledged`; without it the first assignment.
           * @visibility backend
           */
          acknowledged?: string;
          /**
           * Default: `Mitigated`; without it when `mitigatedLabel` was put on.
           * @visibility backend
           */
          mitigated?: string;
          /**
           * Default: `Resolved`; without it when the issue was closed.
           * @visibility backend
           */
          resolved?: string;
        };
        /**
         * Severities by label. Default: `sev: 1`, `severity/critical` and the like are understood.
         * @visibility backend
         */
        severityLabels?: { [label: string]: string };
        /**
         * How labels that name the area begin. Default: `area:`.
         * @visibility backend
         */
        areaLabelPrefix?: string;
        /**
         * Label that is put on when the impact has ended. Default: `mitigated`.
         * @visibility backend
         */
        mitigatedLabel?: string;
        /**
         * Issues with one of these labels do not count. Default: `drill`, `test`, `maintenance`, `duplicate`, `invalid`.
         * @visibility backend
         */
        excludeLabels?: string[];
        /**
         * How far back the first read goes, in whole days. Default: `365d`.
         * @visibility backend
         */
        history?: string | { days: number };
      };
    };
  };
}
