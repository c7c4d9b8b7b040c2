import { Locator, Page } from 'playwright-core';

/**
 * Scrolls down until an element is there: panels far below are loaded only when a reader comes near.
 *
 * @throws when it does not come in a minute
 */
export async function scrollTo(page: Page, element: Locator): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
  await page.mouse.move(width / 2, height / 2);
  const deadline = Date.now() + 60_000;
  while ((await element.count()) === 0) {
    if (Date.now() > deadline) {
      throw new Error(
        `It never came. The page says:\n${await page.innerText('main')}`,
      );
    }
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(200);
  }
  await element.scrollIntoViewIfNeeded();
}
