import { Page } from 'playwright-core';

/** Not “3 of 8 targets read”. */
const allRead = /(?<!of |\d)\d+ targets? read/;

/**
 * Waits for the first numbers of a demo, which begins with an empty database: they take half a minute.
 *
 * @param tab - the address of an OKR tab of which all targets can be read
 */
export async function untilMeasured(page: Page, tab: string): Promise<void> {
  const deadline = Date.now() + 150_000;
  for (;;) {
    await page.goto(tab);
    const measured = await page
      .getByText(allRead)
      .first()
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        () => false,
      );
    if (measured) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `No numbers in time. The page says:\n${await page.innerText('main')}`,
      );
    }
  }
}
