import { readFileSync } from 'node:fs';
import { Locator, Page } from 'playwright-core';
import { seriousViolations } from './accessibility';
import { demoFile } from './browser';
import {
  changedLines,
  editorOf,
  openDiff,
  openEditor,
  openForm,
  openText,
  targetField,
} from './editor';
import { untilMeasured } from './untilMeasured';
import { atRest, overflow, shows, tabOf, visits } from './visits';

const signIn = visits(page =>
  untilMeasured(page, tabOf('component', 'checkout')),
);

// Nobody saves a change of this one, whose annotation has a mistake in line 7.
const promotions = tabOf('component', 'promotions');
const calls = 'Calls from marketing a month';

/** Goes on with the Tab key until an element has the focus. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await element.waitFor();
  for (let presses = 0; presses < 150; presses++) {
    if (await element.evaluate(it => it === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never comes to ${element}`);
}

/** What runs out of the editor at the side, where it is not made to be scrolled there. */
function overflowIn(editor: Locator): Promise<number> {
  return editor.evaluate(element =>
    Math.max(
      ...[element, ...element.querySelectorAll('*')]
        .filter(it => !it.closest('[role="region"][tabindex="0"]'))
        .filter(it =>
          ['auto', 'scroll'].includes(getComputedStyle(it).overflowX),
        )
        .map(it => it.scrollWidth - it.clientWidth),
    ),
  );
}

/** The editor as a form, as text, and with the exact difference. */
async function eachView(
  editor: Locator,
  check: (view: string) => Promise<void>,
): Promise<void> {
  await targetField(editor, calls).fill('4');
  await check('form');
  await openDiff(editor);
  await check('difference');
  await openText(editor);
  await editor.locator('.cm-lintRange-error').waitFor();
  await check('text');
}

describe.each(['light', 'dark'] as const)('in the %s theme', theme => {
  it('has no serious violation in the form, the difference and the text', async () => {
    const page = await signIn({ theme });
    const editor = await openEditor(page, promotions);
    const found: Record<string, string[]> = {};
    await eachView(editor, async view => {
      await atRest(editor);
      found[view] = await seriousViolations(page, '[role="dialog"]');
    });
    expect(found).toEqual({ form: [], difference: [], text: [] });
  });

  it('fits a phone', async () => {
    const page = await signIn({ theme, width: 400 });
    const editor = await openEditor(page, promotions);
    const found: Record<string, number> = {};
    await eachView(editor, async view => {
      found[view] = Math.max(await overflow(page), await overflowIn(editor));
    });
    expect(found).toEqual({ form: 0, difference: 0, text: 0 });
  });
});

it('edits one and the same thing in the form and as text', async () => {
  const page = await signIn();
  const editor = await openEditor(page, promotions);
  await targetField(editor, calls).fill('4');
  const text = await openText(editor);
  expect(await text.innerText()).toMatch(/^\s*to: 4$/m);

  await text.getByText('to: 4', { exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('3 # as agreed');
  await openForm(editor);
  expect(await targetField(editor, calls).inputValue()).toBe('3');
  await targetField(editor, calls).fill('2');
  expect(await (await openText(editor)).innerText()).toMatch(
    /^\s*to: 2 # as agreed$/m,
  );
});

it('marks a mistake where it stands, until it is put right', async () => {
  const page = await signIn();
  const editor = await openEditor(page, promotions);
  const text = await openText(editor);
  const mark = editor.locator('.cm-lintRange-error');
  await mark.waitFor();
  expect(await mark.innerText()).toBe('github.reviewWiat');
  await mark.hover();
  expect(
    await shows(
      editor
        .locator('.cm-tooltip')
        .getByText('did you mean github.reviewWait?'),
    ),
  ).toBe(true);

  await text.getByText('github.reviewWiat').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.type('reviewWait');
  await mark.waitFor({ state: 'hidden' });
  await editor
    .getByRole('alert')
    .filter({ hasText: 'problem in the annotation' })
    .waitFor({ state: 'hidden' });
});

it('has back what was not saved when the page is loaded again', async () => {
  const page = await signIn();
  const editor = await openEditor(page, promotions);
  await targetField(editor, calls).fill('3');
  await editor.getByLabel(/^Reason for the change/).fill('Fewer campaigns');
  await page.reload();

  const again = await editorOf(page);
  await again
    .getByText('What you changed here before is back', { exact: false })
    .waitFor();
  expect(await targetField(again, calls).inputValue()).toBe('3');
  expect(await again.getByLabel(/^Reason for the change/).inputValue()).toBe(
    'Fewer campaigns',
  );
  await again.getByRole('button', { name: 'Discard it' }).click();
  expect(await targetField(again, calls).inputValue()).toBe('5');
});

it('has back what was not saved in the text, as far as it was written', async () => {
  const page = await signIn();
  const editor = await openEditor(page, promotions);
  const text = await openText(editor);
  await text.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('half: a: thought');
  await page.reload();

  const again = await editorOf(page);
  // It is no YAML, so there is no form of it.
  await again.getByRole('button', { name: 'Open the text' }).click();
  expect(
    await again
      .getByRole('textbox', { name: 'The annotation as text' })
      .innerText(),
  ).toContain('half: a: thought');
  await again.getByRole('button', { name: 'Discard it' }).click();
  await openForm(again);
  expect(await targetField(again, calls).inputValue()).toBe('5');
});

it('has back what was not saved while the difference was looked at', async () => {
  const page = await signIn();
  const editor = await openEditor(page, promotions);
  await targetField(editor, calls).fill('3');
  await openDiff(editor);
  await page.reload();
  const again = await editorOf(page);
  expect(await changedLines(await openDiff(again))).toEqual([
    '− to: 5',
    '+ to: 3',
  ]);
});

it('keeps the work of each tab of a browser, and of each entity', async () => {
  const first = await signIn();
  await targetField(await openEditor(first, promotions), calls).fill('3');

  const second = await first.context().newPage();
  const taken = await openEditor(second, promotions);
  expect(await targetField(taken, calls).inputValue()).toBe('3');
  await targetField(taken, calls).fill('2');
  await openEditor(second, tabOf('component', 'pricing'));
  expect(
    await second.getByText('What you changed here before is back').count(),
  ).toBe(0);

  await first.reload();
  expect(await targetField(await editorOf(first), calls).inputValue()).toBe(
    '3',
  );
  const again = await openEditor(second, promotions);
  expect(await targetField(again, calls).inputValue()).toBe('2');
  await again.getByRole('button', { name: 'Discard it' }).click();
  await first.reload();
  expect(await targetField(await editorOf(first), calls).inputValue()).toBe(
    '3',
  );
});

it('keeps what was written where the network is lost while it is saved', async () => {
  const page = await signIn();
  const editor = await openEditor(page, promotions);
  await targetField(editor, calls).fill('4');
  await page.route('**/edits', route => route.abort());
  await editor.getByRole('button', { name: 'Propose the change' }).click();
  await editor.getByText('There was no answer').waitFor();
  expect(await targetField(editor, calls).inputValue()).toBe('4');
});

it('keeps the place of the keyboard while parts come, move and go', async () => {
  const page = await signIn();
  const editor = await openEditor(page, tabOf('component', 'pricing'));
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  const press = async (button: Locator) => {
    await tabTo(page, button);
    await page.keyboard.press('Enter');
  };
  const named = (name: string) =>
    editor.getByRole('button', { name, exact: true });

  await press(named('Add an objective'));
  await page.keyboard.type('Prices are explained');
  const objective = editor.getByRole('group', { name: 'Prices are explained' });
  const inIt = (name: string) =>
    objective.getByRole('button', { name, exact: true });
  await press(inIt('a habit'));
  await page.keyboard.type('A price a week');
  await press(inIt('a milestone'));
  await page.keyboard.type('Glossary written');

  await press(named('Move Glossary written up'));
  expect(await focused()).toBe('Move Glossary written down');
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('Move Glossary written up');
  await tabTo(page, named('Remove Glossary written'));
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('Remove A price a week');
  await press(named('Move Prices are explained up'));
  expect(await focused()).toMatch(/^Move Prices are explained (up|down)$/);

  await tabTo(page, editor.getByRole('tab', { name: 'Form' }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const text = editor.getByRole('textbox', { name: 'The annotation as text' });
  await tabTo(page, text);
  expect(await text.innerText()).toMatch(
    /^prices-are-explained:\n.*\n.*\n\s+keyResults:\n\s+a-price-a-week:/m,
  );
  await press(named('Save'));
  await editor.waitFor({ state: 'hidden' });
  await page.getByRole('region', { name: 'Prices are explained' }).waitFor();
  const kept = readFileSync(demoFile('pricing'), 'utf8');
  expect(kept).toContain('habit: 1 per week');
  expect(kept).not.toContain('Glossary');
});

it('closes its list of words with Escape, and then itself', async () => {
  const page = await signIn();
  const editor = await openEditor(page, promotions);
  const text = await openText(editor);
  await text.getByText('github.reviewWiat').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Backspace');
  await page.keyboard.press('Control+Space');
  const words = editor.locator('.cm-tooltip-autocomplete');
  await words.waitFor();
  await page.keyboard.press('Escape');
  await words.waitFor({ state: 'hidden' });
  expect(await text.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await editor.waitFor({ state: 'hidden' });
});

it('is opened, used and saved with the keyboard alone', async () => {
  const page = await signIn();
  await page.goto(tabOf('component', 'pricing'));
  const edit = page.getByRole('button', { name: 'Edit', exact: true });
  await tabTo(page, edit);
  await page.keyboard.press('Enter');

  const editor = await editorOf(page);
  const field = targetField(editor, 'Review wait, share within 24 h');
  await tabTo(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('80%');
  await editor.getByText('gets easier to meet', { exact: false }).waitFor();
  await tabTo(page, editor.getByLabel(/^Reason for the change/));
  await page.keyboard.type('Holidays');
  await tabTo(page, editor.getByRole('button', { name: 'Save' }));
  await page.keyboard.press('Enter');
  await editor.waitFor({ state: 'hidden' });
  expect(await edit.evaluate(it => it === document.activeElement)).toBe(true);
  expect(
    await shows(
      page.getByRole('main').getByText('80%', { exact: true }).first(),
    ),
  ).toBe(true);
});
