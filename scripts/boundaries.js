// Which of this repository's packages a package may not import in what it ships: arrows point one way.
const prefix = '@keyresults/backstage-plugin-';

const forbidden = {
  'okr-common': ['okr', 'okr-node', 'okr-backend', 'okr-backend-module-github'],
  'okr-node': ['okr', 'okr-backend', 'okr-backend-module-github'],
  'okr-backend': ['okr', 'okr-backend-module-github'],
  'okr-backend-module-github': ['okr', 'okr-backend'],
  okr: ['okr-node', 'okr-backend', 'okr-backend-module-github'],
};

/**
 * The extra lint configuration of a plugin package.
 *
 * @param {string} name the package's folder under plugins/
 */
module.exports = function boundaries(name) {
  return {
    restrictedSrcImports: [
      ...forbidden[name].map(other => ({
        name: `${prefix}${other}`,
        message: 'See docs/architecture.md: arrows point one way.',
      })),
      {
        name: 'sandbox',
        message: 'The sandbox is for tests, benchmarks and the demo.',
      },
    ],
  };
};
