import { join, resolve } from 'node:path';
import { Page } from 'playwright-core';

// Tests of a package run in its folder.
const directory = resolve('../../.data/pictures');

/**
 * Keeps how a page looks, for people to look at: in `.data/pictures`, which is in no commit.
 *
 * @param name - what is to be seen
 */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const file = name.replace(/[^a-z0-9]+/gi, '-').toLowerCase();
  await page.screenshot({ path: join(directory, `${file}.png`) });
}
