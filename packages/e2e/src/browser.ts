import { join } from 'node:path';
import { Browser, BrowserContext, chromium, Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The address of the running demo. Throws when it is not set, so that no test passes by not running. */
export function demoUrl(): string {
  return setIn('OKR_DEMO_URL');
}

/** The same for the demo with the app of the old frontend system. */
export function legacyDemoUrl(): string {
  return setIn('OKR_LEGACY_DEMO_URL');
}

/** Where the demo keeps the catalog file of a service that lies on this machine. */
export function demoFile(service: string): string {
  return join(setIn('OKR_DEMO_FILES'), service, 'catalog-info.yaml');
}

function setIn(variable: string): string {
  const value = process.env[variable];
  if (!value) {
    throw new Error(`${variable} is not set: run \`npm test -- browser\``);
  }
  return value;
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.OKR_CHROMIUM,
    args: flags,
    headless: true,
  });
}

export interface PageOptions {
  /** Which demo: the one of {@link demoUrl} where it is not given. */
  url?: string;
  theme?: 'light' | 'dark';
  width?: number;
}

/** A page of its own profile, signed in as the demo's guest. */
export async function openSignedIn(
  browser: Browser,
  options: PageOptions = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1400, height: 1000 },
    colorScheme: options.theme ?? 'light',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  await context.addInitScript(theme => {
    window.localStorage.setItem('theme', theme);
  }, options.theme ?? 'light');
  // Before the test's own time is over, so that a failure says what never came.
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.goto(options.url ?? demoUrl());
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('heading', { name: /Acme .*Catalog/ }).waitFor();
  return { context, page };
}
