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
  return addressIn('OKR_DEMO_URL');
}

/** The same for the demo with the app of the old frontend system. */
export function legacyDemoUrl(): string {
  return addressIn('OKR_LEGACY_DEMO_URL');
}

function addressIn(variable: string): string {
  const url = process.env[variable];
  if (!url) {
    throw new Error(`${variable} is not set: run \`npm test -- browser\``);
  }
  return url;
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
  const page = await context.newPage();
  await page.goto(options.url ?? demoUrl());
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('heading', { name: /Acme .*Catalog/ }).waitFor();
  return { context, page };
}
