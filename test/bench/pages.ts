import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, viewports } from '../support/browser.ts';
import { startServer } from '../support/server-process.ts';
import { keepSession, signInAt } from '../support/signed-in.ts';

/** What a phone may be made to load for one page, in bytes as they were sent (targets, B10). */
const budget = { total: 200_000, script: 70_000 };

/** What one page loads the first time, by kind, as sent: compressed, headers included. */
interface Weight {
  document: number;
  script: number;
  style: number;
  image: number;
  other: number;
  requests: number;
}

/** A page, and how a visitor gets to its address; null where there is nothing to show there. */
interface Measured {
  name: string;
  find: (page: Page) => Promise<string | null>;
}

const at =
  (address: string): Measured['find'] =>
  async () =>
    address;
const firstLink =
  (from: string, selector: string): Measured['find'] =>
  async (page) => {
    await page.goto(from);
    const link = page.locator(selector).first();
    return (await link.count()) > 0 ? link.getAttribute('href') : null;
  };

const pages: readonly Measured[] = [
  { name: '首页', find: at('/') },
  { name: '结果', find: at(`/positions?q=${encodeURIComponent('会计')}`) },
  { name: '没有结果', find: at(`/positions?q=${encodeURIComponent('水下考古')}&town=310118104`) },
  { name: '详情', find: firstLink('/positions', '.pos h3 a') },
  { name: '投递', find: firstLink('/positions?sort=applicants', '.pos h3 a') },
  { name: '进度', find: firstLink('/me/applications', 'a[href^="/me/applications/"]') },
  { name: '推荐', find: at('/me/recommendations') },
];

/**
 * Loads each page in a browser with an empty cache, as a graduate of the demo on a phone, and prints what came over the
 * wire. Ends with 1 where a page is over the budget, with 2 where one could not be measured: these are different things.
 */
export async function benchPages(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sunshine-pages-'));
  const server = await startServer({ env: { DATA_DIR: dataDir, DEMO: '1' } });
  const browser = await openBrowser();
  try {
    const graduate = await graduateOf(dataDir);
    console.log('页面\t总计 kB\t文档\t脚本\t样式\t图\t其他\t请求\t');
    const verdicts: Verdict[] = [];
    for (const each of pages) verdicts.push(await measure(browser, server.origin, graduate, each));
    if (verdicts.includes('over')) process.exitCode = 1;
    else if (verdicts.includes('unmeasured')) process.exitCode = 2;
  } finally {
    await browser.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

type Verdict = 'within' | 'over' | 'unmeasured';

async function measure(
  browser: Browser,
  origin: string,
  graduate: [login: string, password: string],
  { name, find }: Measured,
): Promise<Verdict> {
  const visit = async () => {
    const context = await browser.newContext({ baseURL: origin, viewport: viewports.phone });
    await keepSession(context, origin, await signInAt(origin, ...graduate));
    return context.newPage();
  };
  try {
    const looking = await visit();
    const found = await find(looking);
    await looking.context().close();
    if (found === null) throw new Error('nothing to show there');
    const address = name === '投递' ? found.replace('/positions/', '/me/apply/') : found;
    const page = await visit();
    const weight = await weigh(page, address);
    await page.context().close();
    return printed(name, weight);
  } catch (error) {
    console.log(`${name}\t没能量：${error instanceof Error ? error.message.split('\n')[0] : error}`);
    return 'unmeasured';
  }
}

async function weigh(page: Page, address: string): Promise<Weight> {
  const weight: Weight = { document: 0, script: 0, style: 0, image: 0, other: 0, requests: 0 };
  const kinds = new Map<string, keyof Weight>();
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  wire.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, kindOf(type)));
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weight[kinds.get(requestId) ?? 'other'] += encodedDataLength;
    weight.requests += 1;
  });
  const reply = await page.goto(address, { waitUntil: 'networkidle' });
  if (reply?.status() !== 200) throw new Error(`answered ${reply?.status()}`);
  if (new URL(page.url()).pathname !== address.split('?')[0])
    throw new Error(`led to ${new URL(page.url()).pathname}`);
  if (weight.document === 0) throw new Error('no bytes were counted');
  return weight;
}

function kindOf(type: string): keyof Weight {
  if (type === 'Document') return 'document';
  if (type === 'Script') return 'script';
  if (type === 'Stylesheet') return 'style';
  return type === 'Image' ? 'image' : 'other';
}

function printed(name: string, { requests, ...bytes }: Weight): Verdict {
  const total = Object.values(bytes).reduce((sum, each) => sum + each, 0);
  const over = [
    ...(total > budget.total ? ['总计超了'] : []),
    ...(bytes.script > budget.script ? ['脚本超了'] : []),
  ];
  const kilo = (value: number): string => (value / 1000).toFixed(1);
  const row = [total, bytes.document, bytes.script, bytes.style, bytes.image, bytes.other].map(kilo);
  console.log([name, ...row, requests, over.join('，') || '在预算内'].join('\t'));
  return over.length > 0 ? 'over' : 'within';
}

/** A graduate of the demo, with the password that the demo wrote down. */
async function graduateOf(dataDir: string): Promise<[string, string]> {
  const lines = (await readFile(join(dataDir, 'demo-accounts.txt'), 'utf8')).split('\n');
  const [login, password] = lines.find((line) => line.includes('毕业生 ·'))?.split('\t') ?? [];
  if (!login || !password) throw new Error('the demo wrote no graduate down');
  return [login, password];
}
