import { seriousViolations } from './accessibility';
import { demoUrl, legacyDemoUrl } from './browser';
import { beIn, homeCard as card, homeCardTitle as title } from './homeCard';
import { keepPicture } from './pictures';
import { untilMeasured } from './untilMeasured';
import { overflow, shows, tabOf, visits } from './visits';

const signIn = visits(async page => {
  await untilMeasured(page, tabOf('component', 'checkout'));
  await page.goto(legacyDemoUrl());
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('heading', { name: /Acme .*Catalog/ }).waitFor();
  await untilMeasured(
    page,
    `${legacyDemoUrl()}/catalog/default/component/checkout/okrs`,
  );
});

describe.each([
  ['new', demoUrl],
  ['old', legacyDemoUrl],
] as const)('on the home page of the %s frontend system', (system, url) => {
  it.each([
    ['light', 1400],
    ['dark', 400],
  ] as const)(
    'a member sees what needs help first and gets there, %s at %i pixels',
    async (theme, width) => {
      const page = await signIn({ url: url(), theme, width });
      await page.goto(`${url()}/home`);
      const links = card(page).getByRole('listitem').getByRole('link');
      await links.first().waitFor();
      expect(
        await card(page)
          .getByRole('link', { name: 'Checkout', exact: true })
          .getAttribute('href'),
      ).toMatch(/\/group\/checkout\/okrs$/);
      await keepPicture(page, `home ${system} ${theme} ${width}`);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await seriousViolations(page, 'article')).toEqual([]);

      const keyResult = await links.first().innerText();
      await links.first().click();
      await page.waitForURL(/\/group\/checkout\/okrs.*#/);
      await page
        .locator('button[aria-expanded="true"]')
        .filter({ hasText: keyResult })
        .waitFor();
    },
  );

  it('who is in no team is told so, and gets to all teams', async () => {
    const page = await signIn({ url: url() });
    await beIn(page, []);
    await page.goto(`${url()}/home`);
    await card(page)
      .getByText('You are not a member of a team in the catalog.')
      .waitFor();
    await card(page).getByRole('link', { name: 'All teams' }).click();
    await page.waitForURL(`${url()}/okr`);
    expect(await shows(page.getByRole('list', { name: 'Teams' }))).toBe(true);
  });

  it('who is in a team without objectives is told so', async () => {
    const page = await signIn({ url: url() });
    await beIn(page, ['acme']);
    await page.goto(`${url()}/home`);
    expect(
      await shows(
        card(page).getByText(/^Your teams have no objectives in .+ yet\.$/),
      ),
    ).toBe(true);
  });

  it('people put it there themselves', async () => {
    const page = await signIn({ url: url() });
    await page.goto(`${url()}/home`);
    await card(page).getByRole('link').first().waitFor();
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByRole('button', { name: 'Add widget' }).click();
    await page
      .getByRole('dialog')
      .getByText('The key results of the groups that you are a member of')
      .waitFor();
    await page.getByRole('dialog').getByText(title).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.reload();
    expect(
      await shows(
        card(page).getByRole('link', { name: 'Checkout', exact: true }),
      ),
    ).toBe(true);
  });
});
