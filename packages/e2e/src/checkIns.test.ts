import { Locator, Page } from 'playwright-core';
import { seriousViolations } from './accessibility';
import { keyResultOn } from './editor';
import { keepPicture } from './pictures';
import { untilMeasured } from './untilMeasured';
import { atRest, overflow, shows, tabOf, visits } from './visits';

const tab = tabOf('component', 'picking');
const reviewers = 'People who reviewed picking';

const signIn = visits(page => untilMeasured(page, tab));

/** A key result that lives by check-ins, with its form open. */
async function beginCheckIn(page: Page): Promise<Locator> {
  await page.goto(tab);
  const row = keyResultOn(page, reviewers);
  await row.getByRole('button', { name: `Check in on ${reviewers}` }).click();
  await row.getByRole('textbox', { name: 'Value' }).waitFor();
  await atRest(row);
  return row;
}

const save = (row: Locator) =>
  row.getByRole('button', { name: 'Save', exact: true }).click();

describe('on Monday', () => {
  it('a quiet line leads to what has no check-in, and the state follows what is said', async () => {
    const page = await signIn();
    await page.goto(tab);
    const line = page.getByText(/key results have no check-in this week/);
    await line.waitFor();
    const row = await beginCheckIn(page);
    expect(await row.getByText('Promised: 2 → 5 people').count()).toBe(1);
    await row.getByRole('textbox', { name: 'Value' }).fill('4');
    await row.getByRole('radio', { name: /^6 of 10/ }).check();
    await row
      .getByRole('textbox', { name: /^What is behind it/ })
      .fill('The **contracts** take longer than we thought.');
    await keepPicture(page, 'a check-in is written');
    expect(await seriousViolations(page, 'main')).toEqual([]);
    await save(row);

    await row.getByText('4 people').first().waitFor();
    expect(await shows(row.locator('strong', { hasText: 'contracts' }))).toBe(
      true,
    );
    expect(await shows(row.getByText('Confidence 6 of 10').first())).toBe(true);
    await keepPicture(page, 'a check-in stands');
    // Evaluated anew within seconds, the row itself tells of it.
    await row
      .getByText('coming from check-ins')
      .waitFor({ state: 'hidden', timeout: 30_000 });
    expect(await seriousViolations(page, 'main')).toEqual([]);

    await page.reload();
    await keyResultOn(page, reviewers).getByText('4 people').first().waitFor();
  });

  it('its author puts it right, and others see how it read before', async () => {
    const page = await signIn();
    const row = await beginCheckIn(page);
    await row.getByRole('textbox', { name: 'Value' }).fill('3.5');
    await save(row);
    await row.getByText('3.5 people').first().waitFor();
    const own = row
      .getByRole('listitem')
      .filter({ hasText: '3.5 people' })
      .first();
    await own.getByRole('button', { name: /^Edit the check-in/ }).click();
    await row.getByRole('textbox', { name: 'Value' }).fill('4.5');
    await save(row);
    const edited = row
      .getByRole('listitem')
      .filter({ hasText: '4.5 people' })
      .first();
    await edited.getByRole('button', { name: 'edited' }).click();
    await edited.getByText('3.5 people').waitFor();
    await edited.getByRole('button', { name: /^Delete the/ }).click();
    await edited.getByRole('button', { name: /^Delete the/ }).click();
    await edited.waitFor({ state: 'detached' });
    expect(await edited.count()).toBe(0);
  });

  it('nothing is lost when the network fails, or the page is loaded again', async () => {
    const page = await signIn();
    const row = await beginCheckIn(page);
    await row.getByRole('textbox', { name: 'Value' }).fill('4.9');
    await page.context().setOffline(true);
    await save(row);
    await row.getByText('It was not saved').waitFor();
    await keepPicture(page, 'a check-in is not saved');
    await page.context().setOffline(false);
    await page.reload();
    const value = row.getByRole('textbox', { name: 'Value' });
    await value.waitFor();
    expect(await value.inputValue()).toBe('4.9');
    await save(row);
    await row.getByText('4.9 people').first().waitFor();
    expect(await row.getByText('It was not saved').count()).toBe(0);
  });
});

it.each([
  ['light', 1400],
  ['dark', 1400],
  ['light', 400],
  ['dark', 400],
] as const)(
  'can be read and written, %s at %i pixels',
  async (theme, width) => {
    const page = await signIn({ theme, width });
    const row = await beginCheckIn(page);
    await row.getByRole('radio', { name: /^8 of 10/ }).check();
    await row.getByRole('textbox', { name: 'Value' }).scrollIntoViewIfNeeded();
    await keepPicture(page, `check-in ${theme} ${width}`);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await seriousViolations(page, 'main')).toEqual([]);
  },
);
