module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  require('../../scripts/boundaries')('okr-backend-module-sentry'),
);
