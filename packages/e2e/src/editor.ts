import { Locator, Page } from 'playwright-core';

/** Opens an OKR tab and the editor in it. */
export async function openEditor(
  page: Page,
  tab: string,
  button: 'Edit' | 'Write key results' = 'Edit',
): Promise<Locator> {
  await page.goto(tab);
  await page.getByRole('button', { name: button, exact: true }).click();
  return editorOf(page);
}

/** The editor that is open on a page, once it can be used. */
export async function editorOf(page: Page): Promise<Locator> {
  const editor = page.getByRole('dialog', { name: /^Edit the key results of/ });
  await editor.getByRole('tab', { name: 'Form' }).waitFor();
  return editor;
}

/** The target value of a key result in the form. */
export function targetField(editor: Locator, keyResult: string): Locator {
  return editor
    .getByRole('group', { name: keyResult, exact: true })
    .getByLabel('Target value', { exact: true });
}

/** The annotation in the text view, which is opened. */
export async function openText(editor: Locator): Promise<Locator> {
  await editor.getByRole('tab', { name: 'Text', exact: true }).click();
  const text = editor.getByRole('textbox', { name: 'The annotation as text' });
  await text.waitFor();
  return text;
}

export async function openForm(editor: Locator): Promise<void> {
  await editor.getByRole('tab', { name: 'Form' }).click();
}

/** The exact difference of the file, which is opened. */
export async function openDiff(editor: Locator): Promise<Locator> {
  await editor.getByRole('tab', { name: 'What changes in the file' }).click();
  const diff = editor.getByRole('region', { name: /catalog-info\.yaml/ });
  await diff.getByText('+', { exact: true }).first().waitFor();
  return diff;
}

/** The lines of a difference that are not the same: a sign and the line without its indentation. */
export async function changedLines(diff: Locator): Promise<string[]> {
  const rows = await diff
    .locator('tr')
    .evaluateAll(elements =>
      elements.map(element =>
        [...element.children].map(({ textContent }) => textContent ?? ''),
      ),
    );
  return rows
    .map(([, , sign, text]) => `${sign} ${text.trim()}`)
    .filter(line => !line.startsWith(' '));
}

/** What a key result on the tab says, as one line of words. */
export function keyResultOn(page: Page, title: string): Locator {
  return page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: title, exact: true }) });
}

/** Says why, proposes, and leads back to the tab. */
export async function propose(page: Page, reason: string): Promise<void> {
  const editor = page.getByRole('dialog');
  await editor.getByLabel(/^Reason for the change/).fill(reason);
  await editor.getByRole('button', { name: 'Propose the change' }).click();
  await editor.getByText('The change is proposed').waitFor();
  await editor.getByText('Close', { exact: true }).click();
  await editor.waitFor({ state: 'hidden' });
}

/** The pull request that the tab links to, on the pages of the sandbox. */
export async function followProposal(page: Page): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await page
    .getByText('Proposed by')
    .locator('xpath=ancestor::*[.//a[contains(@href, "/pull/")]][1]')
    .locator('a[href*="/pull/"]')
    .click();
  const pullRequest = await opened;
  await pullRequest.waitForLoadState();
  return pullRequest;
}
