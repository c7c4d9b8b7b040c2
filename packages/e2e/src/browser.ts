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
  const url = process.env.OKR_DEMO_URL;
  if (!url) {
    throw new Error('OKR_DEMO_URL is not set: run `npm test -- browser`');
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
  await page.goto(demoUrl());
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('heading', { name: /Acme .*Catalog/ }).waitFor();
  return { context, page };
}
