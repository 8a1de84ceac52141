import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { spawnSync } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { brokenLinks, readPage } from '../render/site/read-page.ts';

export interface SiteFindings {
  /** False where no browser is installed: then only the links were looked at. */
  readonly checked: boolean;
  readonly violations: readonly {
    /** With the surroundings that it was seen in: `contents.html, dark, 390 px`. */
    readonly page: string;
    readonly id: string;
    readonly description: string;
    readonly nodes: readonly string[];
  }[];
  readonly brokenLinks: readonly { readonly page: string; readonly href: string }[];
}

/** What a page is looked at in, and by which rules: colours change nothing but what depends on colours. */
const surroundings: readonly {
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
  readonly rules?: readonly string[];
}[] = [
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  {
    colorScheme: 'dark',
    viewport: { width: 1280, height: 800 },
    rules: ['color-contrast', 'link-in-text-block'],
  },
  { colorScheme: 'light', viewport: { width: 360, height: 740 } },
];

/** A built site, looked at from its folder: every link of every page, and pages of each kind in a browser by axe-core. */
export async function checkSite(folder: string): Promise<SiteFindings> {
  const files = await filesUnder(folder);
  const paths = files.filter((path) => path.endsWith('.html'));
  const pages = new Map(
    await Promise.all(paths.map(async (path) => [path, readPage(await readFile(join(folder, path), 'utf8'))] as const)),
  );
  const broken = brokenLinks(pages, new Set(files));
  const executablePath = findBrowser();
  if (executablePath === undefined) return { checked: false, violations: [], brokenLinks: broken };
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    return {
      checked: true,
      violations: await violationsOf(folder, await sampleOf(folder, paths), browser),
      brokenLinks: broken,
    };
  } finally {
    await browser.close();
  }
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

export function findBrowser(): string | undefined {
  return ['chromium', 'chromium-browser', 'google-chrome']
    .map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim())
    .find((path) => path);
}

/** The pages at the top, and of every folder the longest, the shortest and one between. */
async function sampleOf(folder: string, paths: readonly string[]): Promise<string[]> {
  const groups = new Map<string, { path: string; size: number }[]>();
  for (const path of paths) {
    const name = path.split('/').slice(0, -1).join('/');
    groups.set(name, [...(groups.get(name) ?? []), { path, size: (await stat(join(folder, path))).size }]);
  }
  return [...groups].flatMap(([name, group]) => {
    if (name === '') return group.map(({ path }) => path);
    const bySize = group.sort((a, b) => b.size - a.size).map(({ path }) => path);
    const chosen = [bySize[0], bySize[Math.floor(bySize.length / 2)], bySize.at(-1), `${name}/index.html`];
    return [...new Set(chosen)].filter((path) => path !== undefined).filter((path) => paths.includes(path));
  });
}

async function violationsOf(folder: string, paths: readonly string[], browser: Browser) {
  const context = await browser.newContext();
  const violations: SiteFindings['violations'][number][] = [];
  for (const path of paths) {
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => (message.type() === 'error' ? refused.push(message.text()) : undefined));
    await page.goto(pathToFileURL(join(folder, path)).href);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    // By the browser's own door: a script element would be refused by the page's policy.
    await page.evaluate(axe.source);
    for (const { colorScheme, viewport, rules } of surroundings) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      // Colours that change slowly are none of the page's yet.
      await page.evaluate(() =>
        Promise.all(document.getAnimations().map(({ finished }) => finished)).then(() => undefined),
      );
      const place = `${path}, ${colorScheme}, ${viewport.width} px`;
      if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
        violations.push({ page: place, id: 'wide', description: 'The page scrolls sideways.', nodes: [] });
      const results = await page.evaluate<AxeResults>(
        `axe.run(${JSON.stringify({ preload: false, ...(rules ? { runOnly: rules } : {}) })})`,
      );
      for (const { id, description, nodes } of results.violations) {
        violations.push({ page: place, id, description, nodes: nodes.map(({ html }) => html) });
      }
    }
    if (refused.length > 0)
      violations.push({ page: path, id: 'refused', description: 'The browser refused something.', nodes: refused });
    await page.close();
  }
  await context.close();
  return violations;
}
