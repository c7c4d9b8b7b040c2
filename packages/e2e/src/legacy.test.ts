import { Browser, Page } from 'playwright-core';
import { seriousViolations } from './accessibility';
import { launch, legacyDemoUrl, openSignedIn } from './browser';
import { keepPicture } from './pictures';
import { untilMeasured } from './untilMeasured';
import { keyResultButton, overflow } from './visits';

const pageOf = (kind: string, name: string) =>
  `${legacyDemoUrl()}/catalog/default/${kind}/${name}`;

let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  browser = await launch();
  ({ page } = await openSignedIn(browser, { url: legacyDemoUrl() }));
  await untilMeasured(page, `${pageOf('component', 'checkout')}/okrs`);
  page.on('pageerror', error => errors.push(String(error)));
});

beforeEach(() => {
  errors = [];
});

afterAll(() => browser?.close());

/** The OKR card of the overview: the heading above it is the card's own. */
function card() {
  return page
    .getByRole('heading', { name: 'OKRs', exact: true })
    .locator('xpath=ancestor::*[.//a][1]');
}

describe('in an app of the old frontend system', () => {
  it('leads from the service page to the pull requests behind a key result', async () => {
    await page.goto(legacyDemoUrl());
    await page.locator('a[href="/catalog/default/component/checkout"]').click();
    await card().getByText('Nobody waits for a review').waitFor();
    await card().getByRole('link', { name: 'Review wait, p75' }).click();

    const row = keyResultButton(page, 'Review wait, p75');
    await row.waitFor();
    expect(await row.getAttribute('aria-expanded')).toBe('true');
    await page.getByText('How this number was made').waitFor();
    const link = page.locator('a[href*="/acme/checkout/pull/"]').first();
    await link.waitFor();
    expect(new URL(page.url()).pathname).toBe(
      '/catalog/default/component/checkout/okrs',
    );
    expect(errors).toEqual([]);
  });

  it.each([
    ['component', 'checkout'],
    ['system', 'ordering'],
    ['domain', 'commerce'],
    ['group', 'payments'],
    ['user', 'ada'],
  ])('shows the card and the tab on the page of a %s', async (kind, name) => {
    await page.goto(pageOf(kind, name));
    await card().waitFor();
    await page.getByRole('tab', { name: 'OKRs' }).click();
    await page.getByText('as of').first().waitFor();
    expect(page.url()).toBe(`${pageOf(kind, name)}/okrs`);
    expect(errors).toEqual([]);
  });

  it('shows neither on the page of a kind that cannot have objectives', async () => {
    await page.goto(pageOf('location', 'acme'));
    await page.getByRole('tab', { name: 'Overview' }).waitFor();
    await page.getByText('About', { exact: true }).waitFor();
    expect(await page.getByText('OKRs').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it.each([
    ['light', 1400],
    ['dark', 400],
  ] as const)(
    'leads from the page of the organization to what is off track, %s at %i pixels',
    async (theme, width) => {
      const opened = await openSignedIn(browser, {
        url: legacyDemoUrl(),
        theme,
        width,
      });
      const own = opened.page;
      own.on('pageerror', error => errors.push(String(error)));
      await own.goto(`${legacyDemoUrl()}/okr`);
      await own.getByRole('button', { name: /\d+ off track/ }).click();
      await own.waitForURL('**/okr?state=off+track');
      const cell = own
        .getByRole('list', { name: 'Teams' })
        .locator('a[href*="#"]')
        .first();
      await cell.waitFor();
      await keepPicture(own, `old system overview ${theme} ${width}`);
      expect(await overflow(own)).toBeLessThanOrEqual(0);
      expect(await seriousViolations(own, 'article')).toEqual([]);

      for (const [tab, words] of [
        ['Alignment', 'What supports what'],
        [
          'This week',
          /changed its state|than a week ago|Not known any more|Other changes/,
        ],
      ] as const) {
        await own.getByRole('tab', { name: tab }).click();
        await own.getByText(words).first().waitFor();
        expect(await overflow(own)).toBeLessThanOrEqual(0);
        expect(await seriousViolations(own, 'article')).toEqual([]);
      }
      await own.getByRole('tab', { name: 'Teams' }).click();
      await cell.click();
      await own.waitForURL(/\/okrs\?cycle=[^#]+#/);
      await own.getByText('off track').first().waitFor();
      expect(errors).toEqual([]);
      await opened.context.close();
    },
  );

  it('speaks the words that the app gives it', async () => {
    await page.goto(pageOf('component', 'checkout'));
    await page.getByText('All objectives and key results').click();
    await keyResultButton(page, 'Review wait, p75').waitFor();
    expect(errors).toEqual([]);
  });
});
