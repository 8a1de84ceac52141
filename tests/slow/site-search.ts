import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { findBrowser } from './site-check.ts';

export interface SearchFindings {
  /** Titles of the first results, by what was typed, first from the folder and then from a server. */
  readonly found: readonly { readonly query: string; readonly place: string; readonly titles: readonly string[] }[];
  readonly violations: readonly string[];
  /** What the browser refused or could not do. */
  readonly complaints: readonly string[];
  readonly copied: string;
}

/** Looks words up as a reader does, with the keyboard alone; and copies the list of everyone. */
export async function searchSite(folder: string, queries: readonly string[]): Promise<SearchFindings> {
  const executablePath = findBrowser() ?? '';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const type = { html: 'text/html', js: 'text/javascript', css: 'text/css' }[path.split('.').at(-1) ?? ''];
    readFile(join(folder, path)).then(
      (bytes) => response.writeHead(200, { 'Content-Type': type ?? 'application/octet-stream' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const online = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => (message.type() === 'error' ? complaints.push(message.text()) : undefined));
    page.on('pageerror', (error) => complaints.push(error.message));
    const found: SearchFindings['found'][number][] = [];
    const violations: string[] = [];
    for (const place of [pathToFileURL(folder).href, online]) {
      await page.goto(`${place}/search.html`);
      for (const query of queries) found.push({ query, place, titles: await titlesFor(query, page) });
      await page.evaluate(axe.source);
      const { violations: broken } = await page.evaluate<AxeResults>('axe.run({ preload: false })');
      violations.push(...broken.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`));
    }
    await page.goto(`${online}/share.html`);
    await page.getByRole('button').first().press('Enter');
    await page.getByRole('status').filter({ hasText: /./ }).first().waitFor({ timeout: 5000 });
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    return { found, violations, complaints, copied };
  } finally {
    await browser.close();
    server.close();
  }
}

async function titlesFor(query: string, page: Page): Promise<string[]> {
  // The field has the focus when the page opens.
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(query);
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (asked) => location.search === `?q=${encodeURIComponent(asked)}` && document.querySelector('#search-results a'),
    query,
    { timeout: 10_000 },
  );
  await page.waitForTimeout(300);
  return page.locator('#search-results a').allTextContents();
}
