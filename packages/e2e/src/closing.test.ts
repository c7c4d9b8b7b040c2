import { Locator, Page } from 'playwright-core';
import { seriousViolations } from './accessibility';
import { demoUrl } from './browser';
import { keepPicture } from './pictures';
import { untilMeasured } from './untilMeasured';
import { atRest, keyResultButton, overflow, tabOf, visits } from './visits';

const tab = tabOf('component', 'checkout');
const objective = 'A checkout that a new colleague understands in a week';

const signIn = visits(page => untilMeasured(page, tab));

/** The tab with the quarter before this one, and what that is called. */
async function openLastQuarter(page: Page): Promise<string> {
  await page.goto(tab);
  await page.getByRole('button', { name: /^Cycle / }).click();
  const option = page.getByRole('option').nth(1);
  const quarter = (await option.innerText()).trim();
  await option.click();
  await keyResultButton(page, 'Onboarding page rewritten').waitFor();
  return quarter;
}

async function openDialog(page: Page, quarter: string): Promise<Locator> {
  await page.getByRole('button', { name: `Close ${quarter}` }).click();
  const dialog = page.getByRole('dialog', { name: `Close ${quarter}` });
  await dialog.getByRole('radio', { name: 'Keep' }).waitFor();
  await atRest(dialog);
  return dialog;
}

/** What is looked at before the quarter is closed for good. */
it.each([
  ['light', 1400],
  ['dark', 1400],
  ['light', 400],
  ['dark', 400],
] as const)('asks before it closes, %s at %i pixels', async (theme, width) => {
  const page = await signIn({ theme, width });
  const quarter = await openLastQuarter(page);
  await page.getByText(`${quarter} is over`).waitFor();
  await keepPicture(page, `quarter over ${theme} ${width}`);
  expect(await seriousViolations(page, 'main')).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  const dialog = await openDialog(page, quarter);
  await dialog.getByRole('button', { name: `Close ${quarter}` }).click();
  await dialog.getByText('Choose keep, change or drop.').waitFor();
  await keepPicture(page, `quarter closing ${theme} ${width}`);
  expect(await seriousViolations(page, '[role="dialog"]')).toEqual([]);
});

it('the quarter is closed, and its report stands', async () => {
  const page = await signIn();
  const quarter = await openLastQuarter(page);
  const dialog = await openDialog(page, quarter);
  await dialog.getByRole('radio', { name: 'Change' }).check();
  await dialog
    .getByRole('textbox', { name: 'What changes, and why' })
    .fill('Half a day a week was too little | we try a whole one.');
  await dialog
    .getByRole('textbox', { name: 'Summary of the cycle' })
    .fill('The page is **written**, and somebody new has read it.');
  // Typed already, and kept over a reload.
  await page.reload();
  const again = page.getByRole('dialog', { name: `Close ${quarter}` });
  await again.getByText('This is what you wrote before').waitFor();
  expect(await again.getByRole('radio', { name: 'Change' }).isChecked()).toBe(
    true,
  );
  await again.getByRole('button', { name: `Close ${quarter}` }).click();

  await page.getByRole('heading', { name: `${quarter} is closed` }).waitFor();
  await page.locator('strong', { hasText: 'written' }).waitFor();
  await page.getByText(/^Half a day a week was too little/).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download report' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^okrs-checkout-.*\.md$/);
  const chunks: string[] = [];
  for await (const chunk of await file.createReadStream()) {
    chunks.push(String(chunk));
  }
  const report = chunks.join('');
  expect(report).toContain(`## ${objective}`);
  expect(report).toContain('Verdict **change**');
  expect(report).toContain('too little \\| we try a whole one.');
  expect(report).toMatch(/^\| Onboarding page rewritten with somebody new \|/m);
});

it('its review is edited, and how it read before stays', async () => {
  const page = await signIn();
  const quarter = await openLastQuarter(page);
  await page.getByRole('button', { name: 'Edit review' }).click();
  const dialog = page.getByRole('dialog', {
    name: `Edit the review of ${quarter}`,
  });
  await dialog.getByRole('radio', { name: 'Keep' }).check();
  await dialog.getByRole('button', { name: 'Save review' }).click();
  await page.getByText(/^review edited by/).waitFor();
  await page
    .getByRole('button', { name: 'How the review read before' })
    .click();
  await page.getByText('Change', { exact: true }).waitFor();
  expect(await page.getByText('Keep', { exact: true }).count()).toBe(1);
});

it('counts on the page of the organization, which hands out one report', async () => {
  const page = await signIn();
  await openLastQuarter(page);
  const cycle = new URL(page.url()).searchParams.get('cycle');
  await page.goto(`${demoUrl()}/okr?cycle=${cycle}&closing=closed`);
  await page.getByText(/1 of \d+ have closed/).waitFor();
  const teams = page.getByRole('list', { name: 'Teams' });
  await teams.getByRole('link', { name: 'checkout', exact: true }).waitFor();
  expect(await seriousViolations(page, 'article')).toEqual([]);
  await keepPicture(page, 'quarter of the organization');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download report' }).click();
  expect((await download).suggestedFilename()).toBe(`okrs-${cycle}.md`);
});

it.each([
  ['light', 1400],
  ['dark', 1400],
  ['light', 400],
  ['dark', 400],
] as const)(
  'stands beside other quarters, %s at %i pixels',
  async (theme, width) => {
    const page = await signIn({ theme, width });
    const quarter = await openLastQuarter(page);
    await page.getByRole('heading', { name: `${quarter} is closed` }).waitFor();
    await page.locator('strong', { hasText: 'written' }).waitFor();
    await keepPicture(page, `quarter closed ${theme} ${width}`);
    await page.getByRole('button', { name: 'Compare cycles' }).click();
    const table = page.getByRole('table', {
      name: 'Objectives and key results by cycle',
    });
    await table.getByRole('row', { name: new RegExp(objective) }).waitFor();
    await table.getByText('closed', { exact: true }).waitFor();
    await table.scrollIntoViewIfNeeded();
    await keepPicture(page, `cycles side by side ${theme} ${width}`);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await seriousViolations(page, 'main')).toEqual([]);
  },
);
