import { readFileSync, writeFileSync } from 'node:fs';
import { Page } from 'playwright-core';
import { demoFile } from './browser';
import {
  changedLines,
  followProposal,
  keyResultOn,
  openDiff,
  openEditor,
  propose,
  targetField,
} from './editor';
import { keepPicture } from './pictures';
import { untilMeasured } from './untilMeasured';
import { shows, tabOf, visits } from './visits';

const signIn = visits(page =>
  untilMeasured(page, tabOf('component', 'checkout')),
);

/**
 * Looks at the tab ten times a second from now on.
 *
 * @returns how often it has shown neither a proposal nor a value beside a key result
 */
async function watch(page: Page, title: string, value: string) {
  await page.evaluate(
    ([name, shown]) => {
      const counted = window as unknown as { neither: number };
      counted.neither = 0;
      setInterval(() => {
        const main = document.querySelector('main');
        const isProposed = /Proposed by|Merged/.test(main?.innerText ?? '');
        const row = [...(main?.querySelectorAll('li') ?? [])].find(item =>
          item.innerText.includes(name),
        );
        // The tab puts a space there at which no line breaks.
        const said = row?.innerText.replace(/\s/g, ' ');
        if (!isProposed && !said?.includes(shown)) {
          counted.neither++;
        }
      }, 100);
    },
    [title, value],
  );
  return () =>
    page.evaluate(() => (window as unknown as { neither: number }).neither);
}

describe('a service whose file lies in a repository', () => {
  it('proposes an eased target value with its reason, and shows it once that is merged', async () => {
    const page = await signIn();
    const editor = await openEditor(page, tabOf('component', 'checkout'));
    await targetField(editor, 'Review wait, p75').fill('30h');

    await editor
      .getByText('The target value of review-wait gets easier')
      .waitFor();
    expect(
      await editor
        .getByRole('button', { name: 'Propose the change' })
        .isDisabled(),
    ).toBe(true);
    expect(await changedLines(await openDiff(editor))).toEqual([
      '− to: 24h',
      '+ to: 30h',
    ]);
    await propose(page, 'Two of four are ill');

    await page.getByText('Proposed by').waitFor();
    await keepPicture(page, 'a change is proposed');
    const main = page.getByRole('main');
    expect(await main.innerText()).toContain('Two of four are ill');
    expect(
      await shows(
        keyResultOn(page, 'Review wait, p75').getByText('24 h', {
          exact: true,
        }),
      ),
    ).toBe(true);
    await main.getByRole('button', { name: 'Show the change' }).click();
    expect(
      await changedLines(
        main.getByRole('region', { name: 'The proposed change' }),
      ),
    ).toEqual(['− to: 24h', '+ to: 30h']);

    const pullRequest = await followProposal(page);
    await keepPicture(pullRequest, 'the pull request of a change');
    const told = await pullRequest.innerText('main');
    expect(told).toContain('Two of four are ill');
    expect(told).toContain('to: 30h');
    const neither = await watch(page, 'Review wait, p75', '30 h');
    await pullRequest
      .getByRole('button', { name: 'Merge pull request' })
      .click();
    await pullRequest.getByText('holds the change').waitFor();

    // Nobody loads the page again: it looks by itself.
    await keyResultOn(page, 'Review wait, p75')
      .getByText('30 h', { exact: true })
      .waitFor();
    await page.getByText(/^(Proposed by|Merged)/).waitFor({ state: 'hidden' });
    await keepPicture(page, 'a change is merged');
    expect(await neither()).toBe(0);
  });

  it('goes on with what is proposed, and forgets it once that is closed', async () => {
    const page = await signIn();
    const tab = tabOf('component', 'cart');
    const first = await openEditor(page, tab);
    await targetField(first, 'Time to merge, p50').fill('20h');
    await propose(page, '');
    await page.getByText('Proposed by').waitFor();

    const second = await openEditor(page, tab);
    await second
      .getByText('You go on with the change that is proposed already')
      .waitFor();
    const field = targetField(second, 'Time to merge, p50');
    expect(await field.inputValue()).toBe('20h');
    await field.fill('18h');
    await propose(page, '');

    const pullRequest = await followProposal(page);
    const told = await pullRequest.innerText('main');
    expect(told).toContain('to: 18h');
    expect(told).not.toContain('+ to: 20h');
    await pullRequest
      .getByRole('button', { name: 'Close pull request' })
      .click();
    await page.getByText('Proposed by').waitFor({ state: 'hidden' });
    expect(
      await shows(
        keyResultOn(page, 'Time to merge, p50').getByText('24 h', {
          exact: true,
        }),
      ),
    ).toBe(true);
  });
});

const title = 'Review wait, share within 24 h';

describe('a service whose file lies on this machine', () => {
  it('changes one line of the file', async () => {
    const before = readFileSync(demoFile('pricing'), 'utf8').split('\n');
    const page = await signIn();
    const editor = await openEditor(page, tabOf('component', 'pricing'));
    await targetField(editor, title).fill('90%');
    await editor.getByRole('button', { name: 'Save' }).click();
    await editor.waitFor({ state: 'hidden' });

    const after = readFileSync(demoFile('pricing'), 'utf8').split('\n');
    const changed = after.filter((line, index) => line !== before[index]);
    expect(after).toHaveLength(before.length);
    expect(changed.map(line => line.trim())).toEqual(['to: 90%']);
    await keyResultOn(page, title).getByText('90%', { exact: true }).waitFor();
    await keepPicture(page, 'a file of this machine is changed');
  });

  it('puts a change on top of what somebody else wrote meanwhile', async () => {
    const file = demoFile('pricing');
    const page = await signIn();
    const editor = await openEditor(page, tabOf('component', 'pricing'));
    await targetField(editor, title).fill('95%');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(
        'on every price, quickly',
        'on every price, today',
      ),
    );
    const save = editor.getByRole('button', { name: 'Save' });
    await save.click();
    await editor
      .getByText('Somebody changed the key results meanwhile')
      .waitFor();
    await save.click();
    await editor.waitFor({ state: 'hidden' });

    const written = readFileSync(file, 'utf8');
    expect(written).toContain('objective: Four eyes on every price, today\n');
    expect(written).toContain('to: 95%\n');
  });
});

describe('a file that is changed while somebody types', () => {
  it('is told in the preview and taken up there, with what was typed', async () => {
    const file = demoFile('pricing');
    const page = await signIn();
    const editor = await openEditor(page, tabOf('component', 'pricing'));
    await targetField(editor, title).fill('96%');
    await editor.getByRole('tab', { name: 'What changes in the file' }).click();
    const before = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      before.replace(/Four eyes on .*$/m, 'Four eyes, always'),
    );
    await targetField(editor, title).fill('97%');
    const takeUp = editor.getByRole('button', { name: 'Take up the change' });
    await takeUp.click();
    const diff = await openDiff(editor);
    await diff.getByText('to: 97%').waitFor();
    expect(await changedLines(diff)).toEqual([
      expect.stringMatching(/^− to: /),
      '+ to: 97%',
    ]);
    expect(await targetField(editor, title).inputValue()).toBe('97%');
    await editor.getByRole('button', { name: 'Save' }).click();
    await editor.waitFor({ state: 'hidden' });

    const written = readFileSync(file, 'utf8');
    expect(written).toContain('objective: Four eyes, always\n');
    expect(written).toContain('to: 97%\n');
  });

  it('is no matter where its key results are as they were', async () => {
    const file = demoFile('pricing');
    const page = await signIn();
    const editor = await openEditor(page, tabOf('component', 'pricing'));
    await targetField(editor, title).fill('98%');
    await openDiff(editor);
    writeFileSync(file, `# of the shop\n${readFileSync(file, 'utf8')}`);
    await editor.getByRole('button', { name: 'Save' }).click();
    await editor.waitFor({ state: 'hidden' });

    const written = readFileSync(file, 'utf8');
    expect(written).toMatch(/^# of the shop\n/);
    expect(written).toContain('to: 98%\n');
  });
});

describe('a team that no file describes', () => {
  it('keeps key results written for it, and says how they move to a file', async () => {
    const page = await signIn();
    const editor = await openEditor(
      page,
      tabOf('group', 'identity'),
      'Write key results',
    );
    await editor.getByRole('button', { name: 'Add an objective' }).click();
    await editor
      .getByLabel('Objective', { exact: true })
      .fill('Nobody signs in twice');
    await editor.getByRole('button', { name: 'Add a measured one' }).click();
    await editor.getByLabel('Metric').selectOption('github.mergeTime');
    await editor.getByLabel('Stat', { exact: true }).fill('p90');
    await editor.getByLabel('From').fill('6d');
    await editor.getByLabel('Target value', { exact: true }).fill('2d');
    await editor.getByRole('button', { name: 'Save' }).click();
    await editor.waitFor({ state: 'hidden' });

    const objective = page.getByRole('region', {
      name: 'Nobody signs in twice',
    });
    await objective.waitFor();
    await keepPicture(page, 'a team without a file has key results');
    expect(await objective.innerText()).toContain('Time to merge, p90');

    // Whether an entity is so marked is known once its page is loaded.
    await page.reload();
    const section = page.getByRole('region', {
      name: 'Kept in this Backstage',
    });
    await section.getByRole('button', { name: 'Show', exact: true }).click();
    const yaml = await section
      .getByRole('region', { name: 'The annotation for a file' })
      .innerText();
    expect(yaml).toContain('keyresults.dev/okrs: |');
    for (const line of [
      'objective: Nobody signs in twice',
      'metric: github.mergeTime',
      'stat: p90',
      'from: 6d',
      'to: 2d',
    ]) {
      expect(yaml.split('\n').map(it => it.trim())).toContain(line);
    }
    // The demo's guest is Ada.
    expect(await section.getByRole('listitem').first().innerText()).toMatch(
      /\bada\b/i,
    );
  });
});
