import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromiumArguments, findChromium } from './chromium.ts';

export const viewports = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
} as const;

/** With more arguments, a browser whose camera is a film. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is missing: npm test installs it on Debian');
  return chromium.launch({ executablePath, args: [...chromiumArguments, ...more] });
}

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Messages of the console and scripts that failed; a page of ours has none. */
  troubles: string[];
}

/** Somebody with a browser of their own: cookies, size of screen, with or without script. */
export async function visit(
  browser: Browser,
  origin: string,
  options: { screen?: keyof typeof viewports; script?: boolean } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: viewports[options.screen ?? 'desktop'],
    javaScriptEnabled: options.script ?? true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    // Refused forms answer 4xx by design; the browser reports each as an error of its own.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      troubles.push(message.text());
  });
  if (options.script ?? true) waitForScript(page);
  return { page, context, troubles };
}

/** Typing goes in several steps, and a page whose script arrives in between takes them apart. */
function waitForScript(page: Page): void {
  const goto = page.goto.bind(page);
  page.goto = async (...where) => {
    const reply = await goto(...where);
    // A page without our script, as a file or the last resort of errors, is ready as it is.
    await page.locator('html[data-answers], html:not(:has(script[nonce]))').waitFor({ state: 'attached' });
    return reply;
  };
}

/** The input with this label; sections and lists may carry the same words as their name. */
export function field(page: Page, label: string): Locator {
  return page.locator('input, textarea, select').and(page.getByLabel(label)).first();
}

/** The axe that @axe-core/playwright brings; run by hand, since its builder takes four times as long a page. */
const require = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const axeOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
  // Style sheets fetched once more serve an experimental rule only, which these sets leave out.
  preload: false,
};

interface Violation {
  id: string;
  nodes: { target: string[] }[];
}

/** The page as it stands passes WCAG 2.2 A and AA as far as axe can tell, and does not scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe);
  const [violations, overhang] = await page.evaluate<[Violation[], number]>(
    `axe.run(document, ${JSON.stringify(axeOptions)}).then(({ violations }) =>
      [violations, document.documentElement.scrollWidth - innerWidth])`,
  );
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect(found, page.url()).toEqual([]);
  expect(overhang, page.url()).toBeLessThanOrEqual(0);
}
