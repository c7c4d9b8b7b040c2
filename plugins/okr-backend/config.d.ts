export interface Config {
  okr?: {
    /**
     * True when the numbers come from the sandbox; the pages then say so.
     * @visibility backend
     */
    demo?: boolean;
    cycles?: {
      /**
       * Month in which a fiscal year begins, 1 to 12. Default: 1.
       * @visibility backend
       */
      fiscalYearStartMonth?: number;
      /**
       * Where cycles, weeks, months and days begin at midnight, for instance `Europe/Berlin`. Pages and reports tell them so,
       * whoever reads. Default: `UTC`.
       * @visibility backend
       */
      timeZone?: string;
    };
    /**
     * In which time waits are counted unless an entity chooses otherwise: `wall`, or one of `calendars`. Default: `wall`.
     * @visibility backend
     */
    calendar?: string;
    /** Business calendars, by name. */
    calendars?: {
      [name: string]: {
        /**
         * For instance `Europe/Berlin`.
         * @visibility backend
         */
        timeZone: string;
        /**
         * Working days. Default: `mon` to `fri`.
         * @visibility backend
         */
        days?: string[];
        /** Working hours, local time. Default: 09:00 to 17:00. */
        hours?: {
          /** @visibility backend */
          from: string;
          /** @visibility backend */
          to: string;
        };
        holidays?: {
          /**
           * Two letters, for instance `DE`.
           * @visibility backend
           */
          country: string;
          /** @visibility backend */
          state?: string;
          /** @visibility backend */
          region?: string;
          /**
           * Further days off, for instance `2026-12-24`.
           * @visibility backend
           */
          extra?: string[];
        };
      };
    };
    /** By metric: how long an item may stay unanswered before it leaves the number, for instance `30d`, or `never`. */
    abandonedAfter?: {
      /** @visibility backend */
      [metric: string]: string;
    };
    /**
     * Numbers older than this are stale. Default: `24h`.
     * @visibility backend
     */
    staleAfter?: string;
    /** Metrics whose facts are pushed to `POST /api/okr/v1/facts`. */
    metrics?: Array<{
      /**
       * A source and a name, for instance `codecov.coverage`.
       * @visibility backend
       */
      id: string;
      /** @visibility backend */
      title: string;
      /**
       * What it measures, in one sentence.
       * @visibility backend
       */
      description?: string;
      /** What one fact is, for instance `build` and `builds`. */
      item?: {
        /** @visibility backend */
        one: string;
        /** @visibility backend */
        other: string;
      };
      /** @visibility backend */
      unit: 'duration' | 'ratio' | 'share' | 'count';
      /**
       * What a plain number counts, to stand after it, for instance `points`.
       * @visibility backend
       */
      unitLabel?: string;
      /**
       * Which way is an improvement.
       * @visibility backend
       */
      better: 'lower' | 'higher';
      /** @visibility backend */
      shape: 'span' | 'dailyRatio' | 'reading';
      /**
       * How facts turn into a number. Default: what fits shape and unit.
       * @visibility backend
       */
      estimator?: 'waiting' | 'share' | 'ratio' | 'sum' | 'reading';
      /**
       * How long after the last push its numbers are stale. Default: `okr.staleAfter`.
       * @visibility backend
       */
      staleAfter?: string;
    }>;
    incidents?: {
      /** Severities, worst first, with what sources call them. Default: `SEV1` to `SEV5`. */
      severities?: Array<{
        /**
         * What it is called on every page.
         * @visibility backend
         */
        name: string;
        /**
         * What sources call it; case, spaces, dashes and underscores do not matter.
         * @visibility backend
         */
        also?: string[];
      }>;
      /**
       * The least severe of them that counts as downtime. Default: the second worst.
       * @visibility backend
       */
      downtimeSeverity?: string;
      /**
       * How long an incident of a severity may take to be resolved, for instance `{ SEV1: 1h, SEV2: 4h }`, counted around
       * the clock, where no key result says it. Default: none.
       * @visibility backend
       */
      solvedWithin?: Record<string, string>;
      /**
       * How long after the last push the numbers of pushed incidents are stale. Default: `okr.staleAfter`.
       * @visibility backend
       */
      staleAfter?: string;
    };
    collection?: {
      /**
       * How often a replica looks for targets that are due. Default: `10s`.
       * @visibility backend
       */
      poll?: string;
      /**
       * How long a replica that stopped may hold its targets. Default: `5m`.
       * @visibility backend
       */
      lease?: string;
      /**
       * After a gap in reading longer than this, numbers of the past are computed anew, visibly. Default: `1d`.
       * @visibility backend
       */
      recomputeAfter?: string;
      /**
       * First pause after a source did not answer; it doubles. Default: `1m`.
       * @visibility backend
       */
      retryFirst?: string;
      /**
       * Longest pause after a source did not answer. Default: `30m`.
       * @visibility backend
       */
      retryLongest?: string;
      /**
       * Share of a source's request budget that is left to others, 0 to 0.9. Default: 0.1.
       * @visibility backend
       */
      budgetReserve?: number;
    };
    catalog?: {
      /**
       * How often changes are looked for. Default: `30s`.
       * @visibility backend
       */
      poll?: string;
      /**
       * How often everything is compared. Default: `30m`.
       * @visibility backend
       */
      fullPass?: string;
      /**
       * For how long after an entity was first seen its members and targets count as having always been so. Default: `1d`.
       * @visibility backend
       */
      settle?: string;
      /**
       * Entities asked for at once. Default: 500.
       * @visibility backend
       */
      pageSize?: number;
    };
    evaluation?: {
      /**
       * How often a replica looks for entities that are due. Default: `10s`.
       * @visibility backend
       */
      poll?: string;
      /**
       * How often entities with something waiting are evaluated. Default: `1h`.
       * @visibility backend
       */
      waiting?: string;
      /**
       * How often every entity is evaluated. Default: `1d`.
       * @visibility backend
       */
      full?: string;
      /**
       * Entities evaluated at once. Default: 100.
       * @visibility backend
       */
      batchSize?: number;
      /**
       * How long a replica that stopped may hold its entities. Default: `5m`.
       * @visibility backend
       */
      lease?: string;
    };
    /** What people say of key results. */
    checkIns?: {
      /**
       * Who may check in, of those whom the permission policy lets: the owners of an entity, or anyone. Default: `owners`.
       * @visibility backend
       */
      who?: 'owners' | 'anyone';
      /**
       * How often an hour a user may save a check-in. Default: 120.
       * @visibility backend
       */
      perHour?: number;
    };
    /** How cycles that are over are closed. */
    closings?: {
      /**
       * Who may close a cycle and edit its review, of those whom the permission policy lets: the owners of an entity, or
       * anyone. Default: `owners`.
       * @visibility backend
       */
      who?: 'owners' | 'anyone';
      /**
       * How often an hour a user may close a cycle or edit its review. Default: 60.
       * @visibility backend
       */
      perHour?: number;
    };
    /** How key results are edited in the tab. */
    editing?: {
      /**
       * False takes the editor's endpoints away. Default: true.
       * @visibility backend
       */
      enabled?: boolean;
      /**
       * Who may edit, of those whom the permission policy lets: the owners of an entity, which is what they are without a
       * policy too, or anyone. Default: `owners`.
       * @visibility backend
       */
      who?: 'owners' | 'anyone';
      /**
       * Write catalog files of this machine in place, inside the directories of `catalog.locations` of type `file`. For
       * development. Default: false.
       * @visibility backend
       */
      allowLocalFiles?: boolean;
      /**
       * Keep key results of entities that no file describes. Needs the catalog module. Default: true.
       * @visibility backend
       */
      overlays?: boolean;
      /**
       * Beginnings of locations whose files are not written to, such as `url:https://github.com/acme/generated/`. Their
       * entities get an overlay. Default: none.
       * @visibility backend
       */
      readOnlyLocations?: string[];
      /**
       * How many changes each user may save in an hour. Default: 30.
       * @visibility backend
       */
      editsPerHour?: number;
      /**
       * How often each user may open the editor and preview a change in an hour. Default: 1200.
       * @visibility backend
       */
      looksPerHour?: number;
      /**
       * Seconds between two looks at open pull requests. Default: 60.
       * @visibility backend
       */
      pollSeconds?: number;
      /**
       * How long what was proposed is remembered when it is over. Default: `90d`.
       * @visibility backend
       */
      keepProposals?: string;
      /** Of the GitHub module. */
      github?: {
        /**
         * With whose rights pull requests are made: those of the person who saves, or of the integration. Default: `user`.
         * @visibility backend
         */
        as?: 'user' | 'app';
        /**
         * Labels of pull requests. Default: none.
         * @visibility backend
         */
        labels?: string[];
      };
    };
    retention?: {
      /**
       * How long superseded versions of facts and annotations are kept. Values as of earlier instants are not exact any more. Default: `800d`.
       * @visibility backend
       */
      versions?: string;
      /**
       * How long every snapshot is kept; then the last of each day. Default: `2d`.
       * @visibility backend
       */
      allSnapshots?: string;
      /**
       * How long the last snapshot of each day is kept; then the last of each week, for good. Default: `100d`.
       * @visibility backend
       */
      dailySnapshots?: string;
    };
  };
}
