import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../slow/site-check.ts';
import { type Ground, makeGround } from './ground.ts';
import { bookInMemory } from './memory-book.ts';
import { harmsInTexts } from './output-proof.ts';
import { harmsInReports } from './report-proof.ts';
import { quoted } from './strings.ts';
import { tallyOf } from './tally.ts';
import { renderTexts } from './text-outputs.ts';
import { addressVectors, asMarkdown, textVectors } from './vectors.ts';
import { harmsInOutputs, hasQpdf } from './written-proof.ts';

const tally = tallyOf('markup');
const SAMPLE = 40;

const personOf = (text: string) =>
  `author: { name: ${text}, bio: ${text}, url: ${text}, city: ${text}, affiliation: ${text}, photo: ${text} }`;

/** A vector in every place of a chapter where a text can stand. */
function chapterOf(vector: string, number: number): string {
  const value = quoted(vector);
  const lines = vector.replaceAll('\n', ' ');
  return [
    `---\ntitle: ${value}\nsubtitle: ${value}\nsummary: ${value}\nkeywords: [${value}]\n${personOf(value)}\n---\n`,
    vector,
    `Text ${vector} text.`,
    `## ${lines}`,
    `> ${lines}`,
    `- ${lines}`,
    `| a | b |\n| - | - |\n| ${lines.replaceAll('|', '\\|')} | x |`,
    `[x](https://oak.example/ "${lines.replaceAll('"', '\\"')}")`,
    `![${lines.replaceAll(/[[\]]/g, '')}](grey.png "${lines.replaceAll('"', '')}")`,
    `[${lines}](https://oak.example/${encodeURI(lines).slice(0, 60)})`,
    `\`\`\`${lines.replaceAll('`', '')}\n${vector}\n\`\`\``,
    `\`${lines}\` and <b>${vector}</b>`,
    `Note[^n].\n\n[^n]: ${lines}`,
    `Chapter ${number}.\n`,
  ].join('\n\n');
}
const placesInText = 20;

function addressChapter(address: string, number: number): string {
  const value = quoted(address);
  return [
    `---\ntitle: Address ${number}\nauthor: { name: Author ${number}, url: ${value}, photo: ${value}, bio: ${quoted(`[x](${address}) <${address}>`)} }\n---\n`,
    ...asMarkdown(address.replaceAll(/[\n\t]/g, (character) => (character === '\n' ? '&NewLine;' : character))),
    `Chapter ${number}.\n`,
  ].join('\n\n');
}
const placesOfAddress = 13;

function chaptersFor(listener: string): [string, string][] {
  const named = (text: string) =>
    text.replaceAll('http://LISTENER', listener).replaceAll('LISTENER', listener.slice('http://'.length));
  return [
    ...textVectors.map((vector, index): [string, string] => [
      `chapters/t-${index}.md`,
      chapterOf(named(vector), index),
    ]),
    ...addressVectors.map((address, index): [string, string] => [
      `chapters/a-${index}.md`,
      addressChapter(named(address), index),
    ]),
  ];
}

const bookFile = `title: '"><script>window.__hit=1</script>'
slug: trees
chapters: chapters/*.md
rules: { images-exist: warning, images-are-local: warning, links-resolve: warning, photos-are-sharp: off, chapters-differ: off }
`;

describe('vectors of cross-site scripting in every place of a chapter', () => {
  it('are text in Markdown, site, EPUB and pandoc, one chapter at a time', async () => {
    const harms: string[] = [];
    for (const [file, text] of chaptersFor('http://127.0.0.1:9')) {
      tally.tried(file.includes('/t-') ? placesInText : placesOfAddress);
      try {
        const { diagnostics, sources, manuscript } = bookInMemory({ 'book.yml': bookFile, [file]: text });
        const found = [
          ...harmsInReports(diagnostics, sources, [file]),
          ...(manuscript === undefined ? ['no manuscript'] : harmsInTexts(await renderTexts(manuscript))),
        ];
        harms.push(...found.map((harm) => `${file}: ${harm}`));
      } catch (error) {
        harms.push(`${file}: ${String(error)}`);
        tally.harm('crashes', `${file}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      }
    }
    expect(harms).toEqual([]);
  });
});

describe('a book of them all, by the real command', () => {
  let ground: Ground;

  beforeAll(async () => {
    ground = await makeGround(tally);
    ground.write('book.yml', bookFile);
    for (const [path, text] of chaptersFor(ground.listener)) ground.write(path, text);
    ground.write(
      'chapters/grey.png',
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
        'base64',
      ),
    );
    await ground.run(['check']);
    await ground.run(['check', '--json']);
    await ground.run(['build', 'pdf', 'epub', 'site', 'markdown', 'docx', 'odt', '--out', ground.out]);
  });
  afterAll(() => ground.close());

  it('has nothing in its files that runs, loads, sends or includes', () => {
    if (!hasQpdf) tally.notChecked('the packed objects of PDFs (qpdf is not installed)');
    expect(harmsInOutputs(ground.out)).toEqual([]);
  });

  it('does nothing in a browser, even one that minds no policy', async () => {
    const executablePath = findBrowser();
    if (executablePath === undefined) return tally.notChecked('pages in a browser (there is none)');
    const chapters = readdirSync(join(ground.out, 'site', 'chapters'))
      .filter((name) => name.endsWith('.html'))
      .sort();
    const people = readdirSync(join(ground.out, 'site', 'contributors'))
      .filter((name) => name.endsWith('.html'))
      .sort();
    const step = Math.ceil(chapters.length / SAMPLE);
    const pages = [
      'index.html',
      'contents.html',
      ...chapters.filter((_, index) => index % step === 0).map((name) => `chapters/${name}`),
      ...people.slice(0, 10).map((name) => `contributors/${name}`),
    ];
    const browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    try {
      const context = await browser.newContext({ bypassCSP: true });
      for (const path of pages) {
        const page = await context.newPage();
        page.on('dialog', (dialog) => {
          tally.harm('executions', `${path}: a dialog`);
          void dialog.dismiss();
        });
        page.on('request', (request) => {
          if (!request.url().startsWith('file:')) tally.harm('connections', `${path}: ${request.url()}`);
        });
        await page.goto(pathToFileURL(join(ground.out, 'site', path)).href);
        await page.mouse.move(200, 200);
        await page.keyboard.press('Tab');
        const hit = await page.evaluate('window.__hit');
        if (hit !== undefined) tally.harm('executions', `${path}: a script ran`);
        if (!page.url().startsWith('file:')) tally.harm('executions', `${path}: led to ${page.url()}`);
        await page.close();
      }
    } finally {
      await browser.close();
    }
  });

  it('does no harm', () => tally.expectNone());
});
