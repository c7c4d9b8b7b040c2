import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const localFile = 'app-config.local.yaml';

/**
 * Which configuration files to start with, the last one counts. The demo is left out as soon as app-config.local.yaml
 * names a source to collect from.
 *
 * @param {string} directory where the files lie
 * @returns {Promise<{ demo: boolean, files: string[] }>}
 */
export async function chooseConfigs(directory) {
  const local = join(directory, localFile);
  const isLocal = existsSync(local);
  const demo = !isLocal || !namesSource(await readYaml(local));
  const files = [
    'app-config.yaml',
    ...(demo ? ['app-config.demo.yaml'] : []),
    ...(isLocal ? [localFile] : []),
  ];
  return { demo, files: files.map(file => join(directory, file)) };
}

async function readYaml(file) {
  // Not installed yet when the script begins.
  const { parse } = await import('yaml');
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${localFile} cannot be read: ${error.message}`);
  }
}

function namesSource(config) {
  const { github } = config?.integrations ?? {};
  const { sentry, pagerduty, incidentIo, prometheus } = config?.okr ?? {};
  return (
    asList(github).some(host => host?.token || host?.apps) ||
    [
      sentry?.organizations,
      pagerduty?.accounts,
      incidentIo?.accounts,
      prometheus?.servers,
    ].some(list => asList(list).length > 0)
  );
}

function asList(value) {
  return Array.isArray(value) ? value : [];
}
