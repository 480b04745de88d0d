import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { until } from './conditions';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const RUN = `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} }, resultTypes: ['violations'] })
  .then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => [id, help, target.join(' '), failureSummary].join(' | '))))`;

/**
 * Colours that are still on their way, as after a change of the scheme, arrive: one that a child inherits sets out when
 * its parent's is there, so that two frames must pass in which none moves.
 */
const ARRIVE = `(async () => {
  for (let still = 0, frames = 0; still < 2 && frames < 30; frames += 1) {
    await new Promise((resume) => requestAnimationFrame(() => setTimeout(resume)));
    const moving = document.getAnimations().filter((each) => each instanceof CSSTransition);
    for (const each of moving) each.finish();
    still = moving.length === 0 ? still + 1 : 0;
  }
})()`;

/** What axe finds wrong with the page as it stands, one line each. Evaluated, so that the page's own policy holds. */
export async function findBarriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(AXE);
  await page.evaluate(ARRIVE);
  return page.evaluate<string[]>(RUN);
}

/** Once the page has its heading and no longer loads. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await settled(page);
  expect((await findBarriers(page)).map((barrier) => `${name}: ${barrier}`)).toEqual([]);
}

/** What sticks out of the page sideways; empty where only regions of their own scroll. */
const OVERFLOW = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const scrolls = (element) => element !== null && element !== document.documentElement &&
    (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !scrolls(element.parentElement))
    .slice(0, 5)
    .map((element) => element.tagName.toLowerCase() + '.' + element.className + ': ' + scrollWidth + ' > ' + clientWidth);
})()`;

/** WCAG 2.2, 1.4.10: nothing scrolls sideways at 320 pixels but a table in its own region. */
export async function expectReflow(page: Page, name: string): Promise<void> {
  await settled(page);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect((await page.evaluate<string[]>(OVERFLOW)).map((each) => `${name}: ${each}`)).toEqual([]);
  if (size !== null) await page.setViewportSize(size);
}

/** Waits until the page has its heading and no longer loads. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  // Asked from outside: the page's own policy forbids a condition that polls inside it.
  const isStill = "document.querySelector('[aria-busy=true], .loading') === null";
  await until('the page has loaded', () => page.evaluate<boolean>(isStill));
}
