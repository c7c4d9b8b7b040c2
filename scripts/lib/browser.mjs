import { existsSync } from 'node:fs';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/**
 * Where a Chromium is: the one named by OKR_CHROMIUM, the one that comes with the npm package, or an installed one.
 *
 * @returns {Promise<string>}
 * @throws when there is none, saying what to do
 */
export async function findBrowser() {
  if (process.env.OKR_CHROMIUM) {
    return process.env.OKR_CHROMIUM;
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: chromium } = await import('@sparticuz/chromium');
    return chromium.executablePath();
  }
  const found = installed.find(path => existsSync(path));
  if (!found) {
    throw new Error(
      'No Chromium found for the browser tests. Install one, or set OKR_CHROMIUM to its path.',
    );
  }
  return found;
}
