export interface Config {
  okr?: {
    catalog?: {
      /** Key results of entities that have no file; they are kept by the OKR backend. */
      overlays?: {
        /**
         * Whether they are brought into the catalog. Default: true.
         * @visibility backend
         */
        enabled?: boolean;
        /**
         * How often the OKR backend is asked what changed. Default: `5s`.
         * @visibility backend
         */
        refresh?: string;
      };
    };
  };
}
