import { Locator } from 'playwright-core';
import { seriousViolations } from './accessibility';
import { demoUrl } from './browser';
import { keyResultOn } from './editor';
import { beIn, homeCard } from './homeCard';
import { loadUntil } from './loadUntil';
import { keepPicture } from './pictures';
import { untilMeasured } from './untilMeasured';
import { overflow, tabOf, visits } from './visits';

/** The team of the demo that promises something for the half that runs, and nothing for the quarter. */
const tab = tabOf('group', 'risk');
const objective = 'Honest customers never notice that we check';
const keyResult = 'Every appeal is read by a person';

const signIn = visits(async page => {
  await untilMeasured(page, tabOf('component', 'checkout'));
  await loadUntil(page, tab, keyResultOn(page, keyResult));
});

/** The half that runs, as it is called on the page. */
function halfNow(): string {
  const now = new Date();
  return `H${now.getUTCMonth() < 6 ? 1 : 2} ${now.getUTCFullYear()}`;
}

const saysNone = (part: Locator) => part.getByText(/no objectives/i).count();

describe('a team that promises something for a half alone', () => {
  it.each([
    ['light', 1400],
    ['dark', 400],
  ] as const)(
    'has its page open on the half, %s at %i pixels',
    async (theme, width) => {
      const page = await signIn({ theme, width });
      await page.goto(tab);
      const main = page.getByRole('main');
      await main.getByRole('region', { name: objective }).waitFor();
      await keyResultOn(page, keyResult).waitFor();
      await main.getByRole('button', { name: `Cycle ${halfNow()}` }).waitFor();
      expect(await saysNone(main)).toBe(0);
      await keepPicture(page, `a half alone ${theme} ${width}`);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await seriousViolations(page, 'main')).toEqual([]);
    },
  );

  it('has its objective on its card, which leads there', async () => {
    const page = await signIn();
    await page.goto(`${demoUrl()}/catalog/default/group/risk`);
    const card = page
      .getByRole('heading', { name: 'OKRs', exact: true })
      .locator('xpath=ancestor::*[.//a][1]');
    await card.getByText(objective).waitFor();
    expect(await saysNone(card)).toBe(0);
    await card.getByRole('link', { name: keyResult }).click();
    await page.waitForURL(/\/group\/risk\/okrs.*#/);
    await keyResultOn(page, keyResult).waitFor();
  });

  it('has its key results on the home page of its members', async () => {
    const page = await signIn();
    await beIn(page, ['risk']);
    await page.goto(`${demoUrl()}/home`);
    const link = homeCard(page).getByRole('link', { name: keyResult });
    await link.waitFor();
    expect(await saysNone(homeCard(page))).toBe(0);
    await link.click();
    await page.waitForURL(/\/group\/risk\/okrs.*#/);
    await keyResultOn(page, keyResult).waitFor();
  });
});
