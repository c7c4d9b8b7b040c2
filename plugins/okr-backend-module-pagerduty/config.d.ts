export interface Config {
  okr?: {
    /** How incidents in PagerDuty are read. */
    pagerduty?: {
      /**
       * True when the numbers come from the sandbox; the pages then say so. Default: `okr.demo`.
       * @visibility backend
       */
      demo?: boolean;
      /** Where to read; the first one is meant where an entity names none. */
      accounts?: Array<{
        /**
         * For people, and for the annotation `pagerduty.com/account`. Keep it: incidents are known under it.
         * @visibility backend
         */
        name: string;
        /**
         * Default: `https://api.pagerduty.com`. Accounts in the EU have `https://api.eu.pagerduty.com`. No address may hold a
         * user name or password.
         * @visibility backend
         */
        apiBaseUrl?: string;
        /**
         * A read-only REST API key. Give this or `oauth`.
         * @visibility secret
         */
        token?: string;
        /** A registered app with Scoped OAuth: `incidents.read` and `services.read`. */
        oauth?: {
          /**
           * @visibility backend
           */
          clientId: string;
          /**
           * @visibility secret
           */
          clientSecret: string;
          /**
           * The first part of the account's web address.
           * @visibility backend
           */
          subDomain: string;
          /**
           * Default: `us`.
           * @visibility backend
           */
          region?: 'us' | 'eu';
          /**
           * Default: `https://identity.pagerduty.com/oauth/token`.
           * @visibility backend
           */
          tokenUrl?: string;
        };
        /**
         * Where people look at the account, for instance `https://acme.pagerduty.com`; used where PagerDuty gives no link.
         * @visibility backend
         */
        webBaseUrl?: string;
      }>;
      /** What stands for a severity. The ladder is `okr.incidents.severities`. */
      severities?: {
        /**
         * By name of the priority. Default: `P1: SEV1` to `P5: SEV5`; other names stay as they are.
         * @visibility backend
         */
        priority?: { [name: string]: string };
        /** Where an incident has no priority. */
        urgency?: {
          /**
           * Default: `SEV2`.
           * @visibility backend
           */
          high?: string;
          /**
           * Default: `SEV4`.
           * @visibility backend
           */
          low?: string;
        };
      };
      /**
       * Name of the custom field of type datetime that holds when the impact began.
       * @visibility backend
       */
      startedField?: string;
      /**
       * Name of the custom field of type datetime that holds when the impact ended.
       * @visibility backend
       */
      mitigatedField?: string;
      /**
       * Name of the custom field that holds what it was about.
       * @visibility backend
       */
      areaField?: string;
      /**
       * Incidents with one of these words in the title do not count: tests, drills, maintenance. Whole words, any case.
       * @visibility backend
       */
      excludeTitles?: string[];
      /**
       * Incidents with one of these priorities do not count.
       * @visibility backend
       */
      excludePriorities?: string[];
      /**
       * How far back the first read of a service goes, in whole days. Default: `365d`.
       * @visibility backend
       */
      history?: string | { days: number };
      /**
       * Minutes between two reads of a service. Default: 10.
       * @visibility backend
       */
      intervalMinutes?: number;
    };
  };
}
