import { Page } from 'playwright-core';
import { seriousViolations } from './accessibility';
import {
  editorOf,
  followProposal,
  keyResultOn,
  propose,
  targetField,
} from './editor';
import { keepPicture } from './pictures';
import { untilMeasured } from './untilMeasured';
import { tabOf, visits } from './visits';

const tab = tabOf('component', 'search-api');
const title = 'Time to first review, p75';

const signIn = visits(page => untilMeasured(page, tab));

async function openKeyResult(page: Page) {
  await page.goto(tab);
  await keyResultOn(page, title)
    .getByRole('button', { name: title, exact: true })
    .click();
  const details = page.getByRole('region', { name: title });
  await details.getByRole('slider').waitFor();
  return details;
}

/** Has the change of the editor proposed, and merges it on the pages of the sandbox. */
async function proposeAndMerge(page: Page, reason: string) {
  await propose(page, reason);
  const pullRequest = await followProposal(page);
  await pullRequest.getByRole('button', { name: 'Merge pull request' }).click();
  await pullRequest.getByText('holds the change').waitFor();
  return pullRequest.url();
}

describe('a target value', () => {
  it('is tried on the weeks so far, eased by a pull request, and never moves silently', async () => {
    const page = await signIn();
    const details = await openKeyResult(page);

    const slider = details.getByRole('slider');
    const promised = await slider.getAttribute('aria-valuetext');
    await slider.focus();
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press('ArrowRight');
    }
    const tried = await slider.getAttribute('aria-valuetext');
    expect(tried).not.toBe(promised);
    expect(tried).toMatch(/^With .* you would have met it in \d+ of the/);
    await keepPicture(page, 'another target value is tried');
    expect(await seriousViolations(page, 'main')).toEqual([]);

    await details
      .getByRole('button', { name: 'Edit the target value' })
      .click();
    const editor = await editorOf(page);
    const field = targetField(editor, title);
    const amount = await field.inputValue();
    expect(tried?.replace(/\s/g, ' ')).toContain(
      `With ${amount.replace(/([a-z])/g, ' $1')} `,
    );
    await editor.getByText('gets easier').first().waitFor();
    const address = await proposeAndMerge(page, 'Two of four are ill');

    const row = keyResultOn(page, title);
    await row.getByText(/moved: target value eased on/).waitFor();
    const opened = await openKeyResult(page);
    const changes = opened
      .getByRole('listitem')
      .filter({ hasText: 'Two of four are ill' });
    await changes.waitFor();
    expect(await changes.innerText()).toMatch(/Target value .* → .* · eased/);
    expect(
      await changes
        .getByRole('link', { name: /pull request/ })
        .getAttribute('href'),
    ).toBe(address);
    const flag = opened.getByRole('button', {
      name: /Target value changed from .* to .*, eased/,
    });
    await flag.focus();
    await keepPicture(page, 'a target value was eased');
    expect(await seriousViolations(page, 'main')).toEqual([]);
  });
});
