import { Page } from 'playwright-core';

/**
 * Waits for the first numbers of a demo, which begins with an empty database: they take half a minute.
 *
 * @param tab - the address of the OKR tab of a service with one target
 */
export async function untilMeasured(page: Page, tab: string): Promise<void> {
  const deadline = Date.now() + 150_000;
  for (;;) {
    await page.goto(tab);
    const measured = await page
      .getByText('1 target read')
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
