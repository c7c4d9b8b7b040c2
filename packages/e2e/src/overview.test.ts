import { seriousViolations } from './accessibility';
import { demoUrl } from './browser';
import { keepPicture } from './pictures';
import { untilMeasured } from './untilMeasured';
import { overflow, tabOf, visits } from './visits';

const signIn = visits(async page => {
  for (const name of ['pricing', 'checkout']) {
    await untilMeasured(page, tabOf('component', name));
  }
});

describe.each(['light', 'dark'] as const)('in the %s theme', theme => {
  it('leads the head of engineering from what is off track to a team', async () => {
    const page = await signIn({ theme });
    await page.goto(demoUrl());
    await page.getByRole('link', { name: 'OKRs', exact: true }).click();
    await page.waitForURL('**/okr');

    await page.getByRole('button', { name: /\d+ off track/ }).click();
    await page.waitForURL('**/okr?state=off+track');
    const teams = page.getByRole('list', { name: 'Teams' });
    const cells = teams.locator('a[href*="#"]');
    await cells.first().waitFor();
    for (const name of await cells.evaluateAll(links =>
      links.map(link => link.textContent),
    )) {
      expect(name).toMatch(/: \s*off track/);
    }
    expect(await seriousViolations(page, 'article')).toEqual([]);
    await keepPicture(page, `overview ${theme}`);

    await page.reload();
    await cells.first().click();
    await page.waitForURL(/\/okrs\?cycle=[^#]+#/);
    await page.getByText('off track').first().waitFor();
  });

  it('shows what supports what, by keyboard too', async () => {
    const page = await signIn({ theme });
    await page.goto(`${demoUrl()}/okr?view=alignment`);
    const branch = page
      .getByRole('button', { name: /Hide what supports “Open the marketplace/ })
      .first();
    await branch.waitFor();
    await page.getByText('there is no such objective').waitFor();
    expect(await seriousViolations(page, 'article')).toEqual([]);
    await keepPicture(page, `alignment ${theme}`);
    await branch.press('Enter');
    await page
      .getByRole('button', { name: /Show what supports “Open the marketplace/ })
      .waitFor();
  });
});

it('fits a phone', async () => {
  const page = await signIn({ width: 400 });
  for (const view of ['teams', 'alignment', 'week']) {
    await page.goto(`${demoUrl()}/okr?view=${view}`);
    await page.getByRole('searchbox').waitFor();
    await page.getByRole('tabpanel').waitFor();
    expect(await overflow(page)).toBe(0);
  }
});

it('hands out the quarter as a table', async () => {
  const page = await signIn();
  await page.goto(`${demoUrl()}/okr`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^okrs-.*\.csv$/);
});
