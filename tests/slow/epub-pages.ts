import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { unzipSync } from 'fflate';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { findBrowser } from './site-check.ts';

export interface EpubFindings {
  readonly pages: number;
  /** `chapter-001.xhtml by night, color-contrast: <p class="byline">`. */
  readonly violations: readonly string[];
}

// A document of an EPUB is a part of a book, and the app that shows it brings what leads through it.
const notForParts = ['bypass', 'landmark-one-main', 'page-has-heading-one', 'region'];

/** The colours that a reading app puts under and into a book, and the rules that depend on them. */
const lights = {
  'by day': {
    colours: 'html { background: #fff; color: #000 }',
    rules: { rules: Object.fromEntries(notForParts.map((rule) => [rule, { enabled: false }])) },
  },
  'by night': {
    colours: 'html { background: #000; color: #fff }',
    rules: { runOnly: ['color-contrast', 'link-in-text-block'] },
  },
};

/** The pages of an EPUB, at most so many of a kind, in a browser by axe-core, by day and by night. */
export async function checkEpubPages(epub: string, { ofAKind }: { readonly ofAKind: number }): Promise<EpubFindings> {
  const folder = await mkdtemp(join(tmpdir(), 'gathering-epub-'));
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const paths = await unpack(epub, folder);
    const context = await browser.newContext({ viewport: { width: 600, height: 800 } });
    const pages = sample(paths, ofAKind);
    const violations: string[] = [];
    for (const path of pages) violations.push(...(await violationsOf(join(folder, path), context)));
    return { pages: pages.length, violations };
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpack(epub: string, folder: string): Promise<string[]> {
  const files = Object.entries(unzipSync(await readFile(epub)));
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return files.map(([path]) => path).filter((path) => path.endsWith('.xhtml'));
}

/** The first ones of each kind: `chapter-001.xhtml` and `chapter-002.xhtml` are of one. */
function sample(paths: readonly string[], ofAKind: number): string[] {
  const seen = new Map<string, number>();
  return paths.filter((path) => {
    const kind = path.replace(/[\d-]+\.xhtml$/, '');
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return (seen.get(kind) ?? 0) <= ofAKind;
  });
}

async function violationsOf(file: string, context: BrowserContext): Promise<string[]> {
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const [light, { colours, rules }] of Object.entries(lights)) {
    await page.addStyleTag({ content: colours });
    const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify({ preload: false, ...rules })})`);
    found.push(
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${file.slice(file.lastIndexOf('/') + 1)} ${light}, ${id}: ${html}`),
      ),
    );
  }
  found.push(...(await page.evaluate(unspokenMeanings)).map((html) => `${file}, epub-type-has-matching-role: ${html}`));
  await page.close();
  return found;
}

/** Ace by DAISY asks that what `epub:type` says be said to screen readers too, where DPUB-ARIA has a word for it. */
function unspokenMeanings(): string[] {
  const spoken = 'acknowledgments afterword appendix backlink biblioref bibliography chapter colophon conclusion cover credit credits dedication endnotes epigraph epilogue errata footnote foreword glossary index introduction noteref pagebreak part preface prologue pullquote qna subtitle tip toc'.split(' '); // prettier-ignore
  // Landmarks say what they lead to, not what they are.
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.closest('#landmarks') === null)
    .filter((element) => {
      const types = (element.getAttribute('epub:type') ?? '').split(/\s+/);
      const asked = types.filter((type) => spoken.includes(type));
      return asked.length > 0 && !asked.some((type) => element.getAttribute('role') === `doc-${type}`);
    })
    .map((element) => element.outerHTML.slice(0, 120));
}
