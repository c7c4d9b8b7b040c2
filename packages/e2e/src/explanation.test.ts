import { Locator, Page } from 'playwright-core';
import { seriousViolations } from './accessibility';
import { keepPicture } from './pictures';
import { untilMeasured } from './untilMeasured';
import { keyResultButton, overflow, tabOf, visits } from './visits';

const tab = tabOf('group', 'payments');
const title = 'Review wait, p75';

const signIn = visits(page => untilMeasured(page, tab));

/** Opens a key result, and in it what moved it. */
async function openWhatMoved(page: Page) {
  await page.goto(tab);
  await keyResultButton(page, title).click();
  const details = page.getByRole('region', { name: title });
  await details.getByRole('button', { name: 'What moved it' }).click();
  const parts = details.getByRole('table', {
    name: 'What each part changed',
  });
  await parts.getByText('The whole', { exact: true }).waitFor();
  return { details, parts };
}

describe.each(['light', 'dark'] as const)('in the %s theme', theme => {
  it('says what moved a key result, by service and by repository, and leads to what weighs most', async () => {
    const page = await signIn({ theme });
    const { details, parts } = await openWhatMoved(page);
    await details.getByText(/^It (went|has not moved)|^Too few/).waitFor();
    await parts.getByRole('link', { name: 'refunds' }).waitFor();
    await keepPicture(page, `what moved it, ${theme}`);
    expect(await seriousViolations(page, 'main')).toEqual([]);

    await details.getByRole('button', { name: /Told apart by/ }).click();
    await page.getByRole('option', { name: 'Repository' }).click();
    await parts.getByRole('link', { name: 'acme/refunds' }).waitFor();

    const item = details
      .getByRole('list', { name: 'Items that weigh most now' })
      .getByRole('link')
      .first();
    const href = await item.getAttribute('href');
    const popup = page.context().waitForEvent('page');
    await item.click();
    const pullRequest = await popup;
    await pullRequest.waitForLoadState();
    expect(pullRequest.url()).toBe(href);
    expect(await pullRequest.innerText('body')).toContain('sandbox');
  });

  it('fits a phone', async () => {
    const page = await signIn({ theme, width: 400 });
    await openWhatMoved(page);
    await keepPicture(page, `what moved it, ${theme}, on a phone`);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await seriousViolations(page, 'main')).toEqual([]);
  });
});

describe('what it is held against', () => {
  const against = 'The 28 days before these';
  const chosen = (details: Locator) =>
    details.getByRole('button', { name: /^Held against/ });

  it('stands in the address, so that whoever loads it again or follows the link sees the same', async () => {
    const page = await signIn();
    const { details, parts } = await openWhatMoved(page);
    expect(await chosen(details).innerText()).toBe(
      'The 28 days before the cycle',
    );
    await parts
      .getByRole('columnheader', { name: 'Before the cycle' })
      .waitFor();
    await chosen(details).click();
    await page.getByRole('option', { name: against }).click();
    await parts
      .getByRole('columnheader', { name: 'Before', exact: true })
      .waitFor();
    expect(page.url()).toBe(`${tab}?against=before#no-waiting/review-wait`);
    const said = await parts.innerText();

    await page.reload();
    await parts.getByText('The whole', { exact: true }).waitFor();
    expect(await chosen(details).innerText()).toBe(against);
    expect(await parts.innerText()).toBe(said);

    await chosen(details).click();
    await page
      .getByRole('option', { name: 'The 28 days before the cycle' })
      .click();
    await parts
      .getByRole('columnheader', { name: 'Before the cycle' })
      .waitFor();
    expect(page.url()).toBe(`${tab}#no-waiting/review-wait`);
  });

  it.each([
    ['light', 1400],
    ['dark', 400],
  ] as const)(
    'is refused where what was known then is not kept, with a way back, %s at %i pixels',
    async (theme, width) => {
      const page = await signIn({ theme, width });
      await page.goto(`${tab}?against=2020-01-01#no-waiting/review-wait`);
      const details = page.getByRole('region', { name: title });
      await details
        .getByText(/^The 28 days before 2020-01-01 are too long ago/)
        .waitFor();
      await details.getByText('This cannot be told').scrollIntoViewIfNeeded();
      await keepPicture(page, `what moved it is refused ${theme} ${width}`);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await seriousViolations(page, 'main')).toEqual([]);
      await details
        .getByRole('button', { name: 'Hold it against the usual 28 days' })
        .click();
      await details.getByText('The whole', { exact: true }).waitFor();
      expect(page.url()).toBe(`${tab}#no-waiting/review-wait`);
    },
  );

  it('is there again for whoever comes back', async () => {
    const page = await signIn();
    const { details, parts } = await openWhatMoved(page);
    await chosen(details).click();
    await page.getByRole('option', { name: against }).click();
    const service = parts.getByRole('link', { name: 'refunds' });
    await service.click();
    await page.waitForURL(/component\/refunds/);
    await page.goBack();
    await parts.getByText('The whole', { exact: true }).waitFor();
    expect(await chosen(details).innerText()).toBe(against);
    // A choice is no page of its own: one step back is the page before.
    await page.goBack();
    expect(page.url()).not.toContain('/okrs');
  });
});

it('is opened and closed by keyboard', async () => {
  const page = await signIn();
  await page.goto(tab);
  await keyResultButton(page, title).click();
  const toggle = page.getByRole('button', { name: 'What moved it' });
  await toggle.focus();
  await page.keyboard.press('Enter');
  await page.getByText('The whole', { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page
    .getByText('The whole', { exact: true })
    .waitFor({ state: 'detached' });
  expect(await toggle.getAttribute('aria-expanded')).toBe('false');
});
