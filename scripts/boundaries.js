// Which of this repository's packages a package may not import in what it ships: arrows point one way.
const prefix = '@keyresults/backstage-plugin-';

/** One source each; a module knows the contract, and neither the backend nor another module. */
const modules = [
  'okr-backend-module-github',
  'okr-backend-module-incident-io',
  'okr-backend-module-pagerduty',
  'okr-backend-module-prometheus',
  'okr-backend-module-sentry',
];

/** Part of the catalog; it asks the backend over HTTP, as anyone else. */
const catalogModule = 'catalog-backend-module-okr';

const forbidden = {
  'okr-common': ['okr', 'okr-node', 'okr-backend', catalogModule, ...modules],
  'okr-node': ['okr', 'okr-backend', catalogModule, ...modules],
  'okr-backend': ['okr', catalogModule, ...modules],
  okr: ['okr-node', 'okr-backend', catalogModule, ...modules],
  [catalogModule]: ['okr', 'okr-node', 'okr-backend', ...modules],
};
for (const name of modules) {
  const others = modules.filter(it => it !== name);
  forbidden[name] = ['okr', 'okr-backend', catalogModule, ...others];
}

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
