import { seriousViolations } from './accessibility';
import { changedLines, editorOf, openDiff, openEditor } from './editor';
import { keepPicture } from './pictures';
import { untilMeasured } from './untilMeasured';
import { keyResultButton, overflow, tabOf, visits } from './visits';

const tab = tabOf('component', 'ledger');

const signIn = visits(page =>
  untilMeasured(page, tabOf('component', 'checkout')),
);

it.each([
  ['light', 1400],
  ['dark', 400],
] as const)(
  'leads a service without key results from its own numbers to the editor, %s at %i pixels',
  async (theme, width) => {
    const page = await signIn({ theme, width });
    await page.goto(tab);
    await page.getByRole('button', { name: 'Suggest key results' }).click();
    const list = page.getByRole('list', { name: 'Suggested key results' });
    const first = list.getByRole('listitem').first();
    await first.getByText(/^.+: From .+ to .+$/).waitFor();
    await first.getByRole('button', { name: 'Show the YAML' }).click();
    const yaml = await first.locator('pre').innerText();
    const promised = /^\s+to: (.+)$/m.exec(yaml)?.[1].trim() ?? '';
    await keepPicture(page, `suggestions ${theme} ${width}`);
    expect(await seriousViolations(page, 'main')).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    await first.getByRole('button', { name: /^Start with this/ }).click();
    const editor = await editorOf(page);
    const field = editor.getByLabel('Target value', { exact: true });
    expect(await field.inputValue()).toBe(promised);

    // What is tried on the slider is written into the field.
    const slider = editor.getByRole('slider', { name: 'Target value to try' });
    await editor.getByText(/^With .+ you would have met it in/).waitFor();
    await slider.press('Home');
    await page.waitForFunction(
      ([input, before]) => (input as HTMLInputElement).value !== before,
      [await field.elementHandle(), promised] as const,
    );
    await keepPicture(page, `target value tried ${theme} ${width}`);
    expect(await seriousViolations(page, '[role="dialog"]')).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    expect(await changedLines(await openDiff(editor))).toContainEqual(
      expect.stringMatching(/^\+ to: /),
    );
  },
);

it('gives the hint of the tab beside the field in the editor', async () => {
  const page = await signIn();
  await page.goto(tabOf('component', 'checkout'));
  await keyResultButton(page, 'Review wait, p75').click();
  const hints = page.getByRole('list', { name: 'Hints' }).first();
  const hint = (await hints.getByRole('listitem').first().innerText()).trim();
  expect(hint).toMatch(/^There are about \d+ review requests in four weeks/);

  const editor = await openEditor(page, tabOf('component', 'checkout'));
  const group = editor.getByRole('group', {
    name: 'Review wait, p75',
    exact: true,
  });
  await group.getByText(hint).waitFor();
  await keepPicture(page, 'hint beside the field');
});
