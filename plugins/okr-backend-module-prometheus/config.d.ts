export interface Config {
  okr?: {
    /** Which queries of Prometheus are asked for which entities. */
    prometheus?: {
      /**
       * True when the numbers come from the sandbox; the pages then say so. Default: `okr.demo`.
       * @visibility backend
       */
      demo?: boolean;
      /** Where to ask; the first one is meant where neither the metric nor the entity names one. */
      servers?: Array<{
        /**
         * For people, and for the annotation `keyresults.dev/prometheus-server`. Keep it: numbers are known under it.
         * @visibility backend
         */
        name: string;
        /**
         * What stands before `/api/v1`, for instance `https://prometheus.acme.test` or `https://mimir.acme.test/prometheus`.
         * It must not hold a user name or password.
         * @visibility backend
         */
        url: string;
        /**
         * Where people look at queries. Default: `url`.
         * @visibility backend
         */
        webUrl?: string;
        /**
         * A bearer token. Give this, or `basic`, or neither.
         * @visibility secret
         */
        token?: string;
        basic?: {
          /**
           * @visibility backend
           */
          username: string;
          /**
           * @visibility secret
           */
          password: string;
        };
        /**
         * Further headers, for instance `X-Scope-OrgID`.
         * @deepVisibility secret
         */
        headers?: { [name: string]: string };
        /**
         * How long to wait for an answer. Default: `30s`.
         * @visibility backend
         */
        timeout?: string;
      }>;
      metrics?: Array<{
        /**
         * As in the annotation, for instance `prometheus.availability`.
         * @visibility backend
         */
        id: string;
        /**
         * @visibility backend
         */
        title: string;
        /**
         * @visibility backend
         */
        description?: string;
        /**
         * @visibility backend
         */
        unit: 'duration' | 'ratio' | 'share' | 'count';
        /**
         * @visibility backend
         */
        unitLabel?: string;
        /**
         * @visibility backend
         */
        better: 'lower' | 'higher';
        /**
         * @visibility backend
         */
        shape: 'reading' | 'dailyRatio';
        /**
         * Which server to ask, unless the entity names one. Default: the first.
         * @visibility backend
         */
        server?: string;
        /**
         * Of a reading: PromQL that gives one series.
         * @visibility backend
         */
        query?: string;
        /**
         * Of a reading: PromQL for what it weighs beside others, for instance lines of code.
         * @visibility backend
         */
        weight?: string;
        /**
         * Of a reading: how often to read, a part of a day. Default: `1d`.
         * @visibility backend
         */
        step?: string;
        /**
         * Of a daily ratio: PromQL that gives one series, evaluated at the end of each UTC day.
         * @visibility backend
         */
        numerator?: string;
        /**
         * Of a daily ratio: as `numerator`.
         * @visibility backend
         */
        denominator?: string;
        /** For which entities it is measured without being named in their annotation. Default: none. */
        entities?: {
          /**
           * @visibility backend
           */
          kind?: string;
          /**
           * @visibility backend
           */
          namespace?: string;
          /**
           * Annotations an entity must have; `*` is any value.
           * @visibility backend
           */
          annotations?: { [name: string]: string };
        };
      }>;
      /**
       * Whether an entity may bring queries of its own in its annotation. They can read everything on the server.
       * Default: false.
       * @visibility backend
       */
      allowAnnotationQueries?: boolean;
      /**
       * How far back the first read goes, in whole days. Default: `90d`.
       * @visibility backend
       */
      history?: string | { days: number };
      /**
       * Minutes between two reads. Default: 60.
       * @visibility backend
       */
      intervalMinutes?: number;
    };
  };
}
