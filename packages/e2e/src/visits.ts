import { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { demoUrl, launch, openSignedIn, PageOptions } from './browser';

/** The address of the OKR tab of an entity of the demo. */
export function tabOf(kind: string, name: string): string {
  return `${demoUrl()}/catalog/default/${kind}/${name}/okrs`;
}

/**
 * A browser for the tests of one file. What a test opens is closed after it.
 *
 * @param prepare - what has to be before the first test, which may take five minutes
 * @returns opens a page that is signed in
 */
export function visits(
  prepare: (page: Page) => Promise<void>,
): (options?: PageOptions) => Promise<Page> {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];

  async function signIn(options?: PageOptions): Promise<Page> {
    if (!browser) {
      throw new Error('There is no browser before the first test');
    }
    const { context, page } = await openSignedIn(browser, options);
    contexts.push(context);
    return page;
  }

  beforeAll(async () => {
    browser = await launch();
    await prepare(await signIn());
  }, 300_000);

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map(context => context.close()));
  });

  afterAll(() => browser?.close());

  return signIn;
}

/** Whether an element comes to be seen. */
export function shows(locator: Locator): Promise<boolean> {
  return locator.waitFor().then(
    () => true,
    () => false,
  );
}

/** By how many pixels a page runs out of the window at the side. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
}

/** Waits until nothing moves any more around an element, or for two seconds: a placeholder moves for ever. */
export async function atRest(element: Locator): Promise<void> {
  await element.evaluate(it =>
    Promise.race([
      new Promise(resolve => setTimeout(resolve, 2_000)),
      Promise.allSettled(
        (it.closest('[role="presentation"]') ?? it)
          .getAnimations({ subtree: true })
          .map(({ finished }) => finished),
      ),
    ]),
  );
}

/** What opens and closes a key result on the tab. Beside it, other things that lead to it have its name too. */
export function keyResultButton(page: Page, title: string): Locator {
  return page.locator('button[aria-expanded]').filter({ hasText: title });
}
