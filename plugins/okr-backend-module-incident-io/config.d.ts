export interface Config {
  okr?: {
    /** How incidents in incident.io are read. */
    incidentIo?: {
      /**
       * True when the numbers come from the sandbox; the pages then say so. Default: `okr.demo`.
       * @visibility backend
       */
      demo?: boolean;
      /** Where to read; the first one is meant where an entity names none. */
      accounts?: Array<{
        /**
         * For people, and for the annotation `incident.io/account`. Keep it: targets are known under it.
         * @visibility backend
         */
        name: string;
        /**
         * Default: `https://api.incident.io`. No address may hold a user name or password.
         * @visibility backend
         */
        apiBaseUrl?: string;
        /**
         * Where people look at incidents, for instance `https://app.incident.io/acme`; used where incident.io gives no
         * link.
         * @visibility backend
         */
        webBaseUrl?: string;
        /**
         * An API key that may view data.
         * @visibility secret
         */
        token: string;
      }>;
      /** Names of the timestamps that stand for the phases, as they are in the settings of incident.io. Case does not matter. */
      timestamps?: {
        /**
         * When the impact began. Default: `Impact started`.
         * @visibility backend
         */
        started?: string;
        /**
         * Default: `Reported at`.
         * @visibility backend
         */
        detected?: string;
        /**
         * Default: `Accepted at`.
         * @visibility backend
         */
        acknowledged?: string;
        /**
         * When the impact ended. Default: `Fixed at`.
         * @visibility backend
         */
        mitigated?: string;
        /**
         * Default: `Closed at`.
         * @visibility backend
         */
        resolved?: string;
      };
      /**
       * What stands for a severity, by its name in incident.io; other names stay as they are. The ladder is
       * `okr.incidents.severities`.
       * @visibility backend
       */
      severities?: { [name: string]: string };
      /**
       * Name of the custom field that names the entities an incident is about. Needed when there are accounts.
       * @visibility backend
       */
      entityField?: string;
      /**
       * Name of the custom field that says what it was about.
       * @visibility backend
       */
      areaField?: string;
      /**
       * Incidents of these types do not count. Default: `Maintenance`, `Drill`.
       * @visibility backend
       */
      excludeTypes?: string[];
      /**
       * How far back the first read goes, in whole days. Default: `365d`.
       * @visibility backend
       */
      history?: string | { days: number };
      /**
       * Minutes between two reads. Default: 10.
       * @visibility backend
       */
      intervalMinutes?: number;
    };
  };
}
