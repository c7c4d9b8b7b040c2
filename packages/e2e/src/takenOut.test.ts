import { Locator, Page } from 'playwright-core';
import { seriousViolations } from './accessibility';
import { keyResultOn, openEditor } from './editor';
import { loadUntil } from './loadUntil';
import { keepPicture } from './pictures';
import { untilMeasured } from './untilMeasured';
import { overflow, shows, tabOf, visits } from './visits';

const tab = tabOf('component', 'pricing');

const signIn = visits(page => untilMeasured(page, tab));

/** Days that are just over: check-ins of the last two weeks can still be said. */
function justOver(): string {
  const day = (ago: number) =>
    new Date(Date.now() - ago * 24 * 3_600_000).toISOString().slice(0, 10);
  return `${day(40)}/${day(3)}`;
}

/** As the page writes them. */
function labelOf(cycle: string): string {
  const [from, to] = cycle.split('/').map(day => new Date(day));
  const written = (day: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
      ...options,
    }).format(day);
  const year = { year: 'numeric' } as const;
  const isOneYear = from.getUTCFullYear() === to.getUTCFullYear();
  return `${written(from, isOneYear ? {} : year)} – ${written(to, year)}`;
}

/** Changes of this file are saved at once. */
async function save(editor: Locator): Promise<void> {
  await editor.getByRole('button', { name: 'Save' }).click();
  await editor.waitFor({ state: 'hidden' });
}

/** Loads the tab until the annotation that it is made from does not have the cycle any more. */
async function loadUntilNotPromised(page: Page, cycle: string) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    // What the page before still asked for is none of it.
    await page.goto('about:blank');
    const [answer] = await Promise.all([
      page.waitForResponse(/\/api\/okr\/.*\/pricing\/okrs/),
      page.goto(tab),
    ]);
    const { cycles }: { cycles: { id: string }[] } = await answer.json();
    if (cycles.every(({ id }) => id !== cycle)) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`${cycle} is still promised`);
    }
    await page.waitForTimeout(1_000);
  }
}

interface Promised {
  objective: string;
  keyResult: string;
  /** The running quarter where it is not given. */
  cycle?: string;
}

/** Writes an objective with a number that is kept by hand. */
async function promise(page: Page, { objective, keyResult, cycle }: Promised) {
  const editor = await openEditor(page, tab);
  await editor.getByRole('button', { name: 'Add an objective' }).click();
  await editor.getByLabel('Objective', { exact: true }).last().fill(objective);
  if (cycle !== undefined) {
    await editor.getByLabel('Cycle', { exact: true }).last().fill(cycle);
  }
  await editor
    .getByRole('button', { name: 'a number kept by hand' })
    .last()
    .click();
  await editor.getByLabel('Title of the number').last().fill(keyResult);
  const fields = editor.getByRole('group', { name: keyResult, exact: true });
  await fields.getByLabel('From').fill('0');
  await fields.getByLabel('Target value', { exact: true }).fill('10');
  await save(editor);
}

async function takeOut(page: Page, { objective }: Promised) {
  const editor = await openEditor(page, tab);
  await editor.getByRole('button', { name: `Remove ${objective}` }).click();
  await editor.getByLabel(/^Reason for the change/).fill('It was a trial');
  await save(editor);
}

async function checkIn(page: Page, { keyResult }: Promised, words: string) {
  const row = keyResultOn(page, keyResult);
  await row.getByRole('button', { name: `Check in on ${keyResult}` }).click();
  await row.getByRole('textbox', { name: 'Value' }).fill('4');
  await row.getByRole('textbox', { name: /^What is behind it/ }).fill(words);
  await row.getByRole('button', { name: 'Save', exact: true }).click();
  await row.getByText(words).first().waitFor();
}

describe('what is taken out of the annotation', () => {
  it('leaves what was said of it, while its cycle runs', async () => {
    const page = await signIn();
    const promised = {
      objective: 'Every price list is right',
      keyResult: 'Price lists without a mistake',
    };
    await promise(page, promised);
    await loadUntil(page, tab, keyResultOn(page, promised.keyResult));
    await checkIn(page, promised, 'Four of ten, counted twice');
    await takeOut(page, promised);

    const show = page.getByRole('button', { name: 'Show check-ins' });
    await loadUntil(page, tab, show);
    expect(await keyResultOn(page, promised.keyResult).count()).toBe(0);
    await page.getByText(/that (is|are) no longer on this page\.$/).waitFor();
    await show.click();
    const said = page.getByRole('list', { name: promised.keyResult });
    await said.getByText('Four of ten, counted twice').first().waitFor();
    await keepPicture(page, 'check-ins of what was taken out');
    expect(await seriousViolations(page, 'main')).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it('leaves its cycle in the list once that is over, with what was found and said in it', async () => {
    const page = await signIn();
    const cycle = justOver();
    const promised = {
      objective: 'No discount comes as a surprise',
      keyResult: 'Discounts agreed with sales',
      cycle,
    };
    await promise(page, promised);
    const url = `${tab}?cycle=${encodeURIComponent(cycle)}`;
    await loadUntil(page, url, keyResultOn(page, promised.keyResult));
    await checkIn(page, promised, 'Six were still to come');
    await takeOut(page, promised);

    await loadUntilNotPromised(page, cycle);
    await page.getByRole('button', { name: /^Cycle / }).click();
    await page.getByRole('option', { name: labelOf(cycle) }).click();
    const row = keyResultOn(page, promised.keyResult);
    await row
      .getByRole('button', { name: promised.keyResult, exact: true })
      .click();
    await row.getByText('Six were still to come').waitFor();
    await page.getByText(`${labelOf(cycle)} is over`).waitFor();
    // Nothing of it is left on the page of the quarter that runs.
    await page.goto(tab);
    await page.getByText(/as of/).first().waitFor();
    expect(await page.getByText(promised.objective).count()).toBe(0);
    await page
      .getByRole('list', { name: 'Cycles to show' })
      .getByRole('button', { name: labelOf(cycle) })
      .click();
    expect(await shows(row)).toBe(true);
    await keepPicture(page, 'a cycle that was taken out');
  });
});
