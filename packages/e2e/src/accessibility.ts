import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import { Page } from 'playwright-core';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The serious and critical violations of WCAG 2.1 A and AA that axe finds inside an element, one line each.
 *
 * @param selector - what is ours on the page; the platform around it is not checked
 */
export async function seriousViolations(
  page: Page,
  selector: string,
): Promise<string[]> {
  // Evaluated, not added as a script tag, which the page's content security policy forbids.
  await page.evaluate(source);
  const violations = await page.evaluate(async include => {
    const { axe: engine } = window as unknown as { axe: typeof axe };
    const results = await engine.run(include, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    });
    return results.violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      html: nodes[0].html,
    }));
  }, selector);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, html }) => `${id}: ${html}`);
}
