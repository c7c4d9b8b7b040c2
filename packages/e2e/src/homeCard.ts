import { Locator, Page } from 'playwright-core';

/** Of the card on the home page. */
export const homeCardTitle = 'My team’s key results';

/** Whoever signs in from now on is Ada, as a member of these groups. */
export async function beIn(
  page: Page,
  groups: readonly string[],
): Promise<void> {
  await page.route('**/api/auth/guest/refresh*', async route => {
    const response = await route.fetch({ maxRetries: 3 });
    const json = await response.json();
    json.backstageIdentity.identity.ownershipEntityRefs = [
      'user:default/ada',
      ...groups.map(name => `group:default/${name}`),
    ];
    await route.fulfill({ response, json });
  });
}

/** The card: of what is around its title the smallest with a link. */
export function homeCard(page: Page): Locator {
  return page
    .getByText(homeCardTitle, { exact: true })
    .locator('xpath=ancestor::*[.//a][1]');
}
