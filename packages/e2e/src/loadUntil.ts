import { Locator, Page } from 'playwright-core';

/** Loads a page until it shows something: a change of the file is evaluated in seconds. */
export async function loadUntil(
  page: Page,
  url: string,
  shown: Locator,
): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    await page.goto(url);
    const isThere = await shown.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`It never came:\n${await page.innerText('main')}`);
    }
  }
}
