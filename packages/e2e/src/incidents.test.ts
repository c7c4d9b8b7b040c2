import { Locator, Page } from 'playwright-core';
import { seriousViolations } from './accessibility';
import { scrollTo } from './scrollTo';
import { untilMeasured } from './untilMeasured';
import { atRest, overflow, tabOf, visits } from './visits';

const signIn = visits(async page => {
  await untilMeasured(page, tabOf('component', 'checkout'));
  await untilMeasured(page, tabOf('group', 'delivery'));
});

/** The panel of incidents of a team whose incidents have been read. */
async function openIncidents(page: Page): Promise<Locator> {
  await page.goto(tabOf('group', 'delivery'));
  const rows = page.getByRole('button', { name: /^Review of / });
  await scrollTo(page, rows.first());
  return page
    .getByRole('heading', { name: 'Incidents', exact: true })
    .locator(
      'xpath=ancestor::*[.//button[starts-with(@aria-label, "Review of")]][1]',
    );
}

/** The panel of errors of a service that grows while each of its users meets fewer of them. */
async function openErrors(page: Page): Promise<Locator> {
  await page.goto(tabOf('component', 'checkout'));
  await scrollTo(page, page.getByText('User days', { exact: true }).first());
  return page
    .getByRole('heading', { name: 'Errors per user and day', exact: true })
    .locator('xpath=ancestor::*[contains(., "User days")][1]')
    .first();
}

async function openReview(page: Page, button: Locator): Promise<Locator> {
  await button.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'History' }).waitFor();
  return dialog;
}

/** A field of date and time as the form writes it, moved. */
function moved(text: string, minutes: number): string {
  const at = new Date(`${text}Z`).getTime() + minutes * 60_000;
  return new Date(at).toISOString().slice(0, text.length);
}

describe.each(['light', 'dark'] as const)('in the %s theme', theme => {
  it('has no serious violation on the incidents and on the review of one', async () => {
    const page = await signIn({ theme });
    const panel = await openIncidents(page);
    expect(await seriousViolations(page, 'main')).toEqual([]);

    const button = panel.getByRole('button', { name: /^Review of / }).first();
    const dialog = await openReview(page, button);
    await atRest(dialog);
    expect(await seriousViolations(page, '[role="dialog"]')).toEqual([]);
  });

  it('has no serious violation on the errors', async () => {
    const page = await signIn({ theme });
    await openErrors(page);
    expect(await seriousViolations(page, 'main')).toEqual([]);
  });

  it('fits a phone', async () => {
    const page = await signIn({ theme, width: 400 });
    const panel = await openIncidents(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await openReview(
      page,
      panel.getByRole('button', { name: /^Review of / }).first(),
    );
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await openErrors(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
});

it('answers in words whether incidents are fewer, faster and solved', async () => {
  const page = await signIn();
  const panel = await openIncidents(page);
  for (const question of [
    'Fewer or more?',
    'Noticed and mitigated faster?',
    'Severe ones solved fast enough?',
  ]) {
    await panel.getByRole('heading', { name: question }).waitFor();
  }
  const words = (await panel.innerText()).replaceAll(/\s+/g, ' ');
  expect(words).toMatch(
    /(Fewer|More|As many as before|Too few to call): \d+ incidents, and \d+ in the period before\./,
  );
  expect(words).toMatch(
    /Time to detect: (Faster|Slower|As fast as before|Too few to call)\./,
  );
  expect(words).toMatch(/SEV1: .*?(Faster|Slower|As fast|Too few|none in)/);
  // The team of which the demo says that nearly all of the time nobody knew.
  const share = /([\d.]+)\s?% of the time passed before anybody noticed\./.exec(
    words,
  );
  expect(Number(share?.[1])).toBeGreaterThan(50);
});

it('keeps a review whose phases are in the wrong order, says why, and marks what it corrects', async () => {
  const page = await signIn();
  const panel = await openIncidents(page);
  const row = panel
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: /^Review of / }) })
    .filter({ hasNotText: /not known|corrected|warning|still open/ })
    .first();
  const button = row.getByRole('button', { name: /^Review of / });
  const name = (await button.getAttribute('aria-label')) ?? '';
  const dialog = await openReview(page, button);
  const started = dialog.getByLabel('started', { exact: true });
  const resolved = dialog.getByLabel('resolved', { exact: true });
  const wrong = moved(await started.inputValue(), -60);
  await resolved.fill(wrong);
  await dialog.getByText('This is before started.').waitFor();
  await dialog.getByRole('button', { name: 'Save review' }).click();
  await dialog.getByText('The review was not saved').waitFor();
  expect(await resolved.inputValue()).toBe(wrong);
  const describedBy = await resolved.getAttribute('aria-describedby');
  expect(await dialog.locator(`[id="${describedBy}"]`).innerText()).toBe(
    'This is before started.',
  );

  await dialog
    .getByRole('button', { name: 'Take the source’s word for resolved' })
    .click();
  await started.fill(wrong);
  await dialog.getByRole('button', { name: 'Save review' }).click();
  await dialog.waitFor({ state: 'hidden' });

  const saved = panel
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name, exact: true }) });
  await saved.getByText('corrected').waitFor();
  const again = await openReview(
    page,
    saved.getByRole('button', { name, exact: true }),
  );
  expect(await again.getByLabel('started', { exact: true }).inputValue()).toBe(
    wrong,
  );
  const history = again.getByRole('listitem').filter({ hasText: 'started:' });
  // The demo's guest is Ada, who leads the team checkout.
  expect(await history.first().innerText()).toMatch(/\bada\b/i);
});

it('says how much of a change of errors is volume and how much is rate', async () => {
  const page = await signIn();
  const panel = await openErrors(page);
  const words = (await panel.innerText()).replaceAll(/\s+/g, ' ');
  expect(words).toMatch(/Errors [\d,]+ before: [\d,]+/);
  expect(words).toMatch(/User days [\d,]+ before: [\d,]+/);
  // A fifth more users a quarter, each of whom meets fewer errors.
  expect(words).toMatch(
    /(rose|fell) by [\d,]+: .*[\d,]+ (more from more users|fewer from a lower rate), [\d,]+ (more from more users|fewer from a lower rate)\./,
  );
});
