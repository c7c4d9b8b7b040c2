export interface Config {
  okr?: {
    codecov?: {
      /**
       * @visibility backend
       */
      url: string;
      /**
       * @visibility secret
       */
      token: string;
    };
  };
}
