import { seriousViolations } from './accessibility';
import { demoUrl } from './browser';
import { untilMeasured } from './untilMeasured';
import { keyResultButton, overflow, shows, tabOf, visits } from './visits';

const signIn = visits(page =>
  untilMeasured(page, tabOf('component', 'checkout')),
);

describe.each(['light', 'dark'] as const)('in the %s theme', theme => {
  it('leads from the service page to the pull requests behind a key result', async () => {
    const page = await signIn({ theme });
    await page.locator('a[href="/catalog/default/component/checkout"]').click();

    const card = page
      .getByRole('heading', { name: 'OKRs', exact: true })
      .locator('xpath=ancestor::*[.//a][1]');
    await card.getByText('Nobody waits for a review').waitFor();
    await card.getByRole('link', { name: 'Review wait, p75' }).click();

    const row = keyResultButton(page, 'Review wait, p75');
    await row.waitFor();
    expect(await row.getAttribute('aria-expanded')).toBe('true');
    await page.getByText('How this number was made').waitFor();
    await page.getByText('Kaplan–Meier quantile', { exact: false }).waitFor();

    const link = page.locator('a[href*="/acme/checkout/pull/"]').first();
    const href = await link.getAttribute('href');
    const popup = page.context().waitForEvent('page');
    await link.click();
    const pullRequest = await popup;
    await pullRequest.waitForLoadState();
    expect(pullRequest.url()).toBe(href);
    expect(await pullRequest.innerText('body')).toContain('sandbox');
  });

  it('shows a team with its services and totals of its own', async () => {
    const page = await signIn({ theme });
    await page.goto(tabOf('group', 'payments'));
    await page.getByText('Nobody waits for us any more').waitFor();
    const services = page.getByRole('table').first();
    await services.getByRole('link', { name: 'refunds' }).waitFor();
    await services.getByText('All together').waitFor();

    const names = () =>
      services
        .locator('tbody a')
        .evaluateAll(links => links.map(a => a.textContent));
    await services.getByRole('button', { name: 'Service' }).click();
    const once = await names();
    await services.getByRole('button', { name: 'Service' }).click();
    const twice = await names();
    expect(once.length).toBeGreaterThan(3);
    expect([once, twice]).toContainEqual([...once].sort());
    expect(twice).toEqual([...once].reverse());
  });

  it('has no serious violation on the tab, closed and open, and on the card', async () => {
    const page = await signIn({ theme });
    await page.goto(tabOf('group', 'payments'));
    await page.getByText('All together').first().waitFor();
    expect(await seriousViolations(page, 'main')).toEqual([]);

    await keyResultButton(page, 'Review wait, p75').click();
    await page.getByText('How this number was made').waitFor();
    expect(await seriousViolations(page, 'main')).toEqual([]);

    await page.goto(`${demoUrl()}/catalog/default/component/checkout`);
    await page.getByRole('link', { name: 'Review wait, p75' }).waitFor();
    const card = 'main section:has(a[href*="/okrs#"])';
    expect(await seriousViolations(page, card)).toEqual([]);
  });

  it('fits a phone', async () => {
    const page = await signIn({ theme, width: 400 });
    for (const [kind, name] of [
      ['group', 'payments'],
      ['component', 'promotions'],
      ['user', 'ada'],
    ]) {
      await page.goto(tabOf(kind, name));
      await page.getByRole('heading', { name: 'OKRs' }).first().waitFor();
      await page.getByText('as of').first().waitFor();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
  });
});

it('says that the data are a demo', async () => {
  const page = await signIn();
  await page.goto(tabOf('component', 'checkout'));
  expect(await shows(page.getByText('demo data').first())).toBe(true);
});

it('shows a mistake in the annotation with its line and keeps the good key results', async () => {
  const page = await signIn();
  await page.goto(tabOf('component', 'promotions'));
  expect(
    await shows(
      page
        .getByRole('alert')
        .filter({ hasText: 'did you mean github.reviewWait?' }),
    ),
  ).toBe(true);
  expect(await shows(page.getByText('line 7', { exact: false }))).toBe(true);
  expect(
    await shows(keyResultButton(page, 'Calls from marketing a month')),
  ).toBe(true);
});

it('opens a key result with the keyboard alone', async () => {
  const page = await signIn();
  await page.goto(tabOf('component', 'checkout'));
  const row = keyResultButton(page, 'Review wait, p75');
  await row.focus();
  await page.keyboard.press('Enter');
  expect(await row.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('Enter');
  expect(await row.getAttribute('aria-expanded')).toBe('false');
});

it('does not measure people', async () => {
  const page = await signIn();
  await page.goto(tabOf('user', 'ada'));
  expect(
    await shows(
      page.getByText('Teams are measured, people are not.', { exact: false }),
    ),
  ).toBe(true);
  expect(await page.getByText('Review wait').count()).toBe(0);
});

it('explains the annotation where there is none, with the names of this service', async () => {
  const page = await signIn();
  await page.goto(tabOf('component', 'wallet'));
  expect(
    await shows(
      page.getByText('keyresults.dev/okrs', { exact: false }).first(),
    ),
  ).toBe(true);
});

it('says which repositories could not be read', async () => {
  const page = await signIn();
  await page.goto(tabOf('group', 'engineering'));
  expect(
    await shows(page.getByText('targets need a look', { exact: false })),
  ).toBe(true);
  expect(
    await shows(page.getByRole('link', { name: 'acme/coupon-engine' }).first()),
  ).toBe(true);
});
