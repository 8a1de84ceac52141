import { describe, expect, it } from '@jest/globals';
import { renderTexts } from '../hostile/text-outputs.ts';
import { readPage } from '../render/site/read-page.ts';
import { chapter, paragraph, sampleManuscript, text } from '../sample-manuscript.ts';
import { page, tinyBook } from '../tiny-book.ts';

/** What stands in the merged Markdown below the chapter's by-line. */
async function merged(body: string): Promise<string> {
  const { markdown } = await renderTexts(tinyBook({ 'oak.md': page('Oak', body) }).manuscript);
  return markdown.slice(markdown.indexOf('by [Jane Doe](#p-jane-doe)'));
}

// The merged Markdown is handed on to other tools. Tried with pandoc 2.17 and 3.10, `-f markdown`: each of these lines
// gave an attribute, raw HTML, raw Typst or a TeX command.
describe('the language of a code block', () => {
  it.each(['js"onload=alert(1)', '{=html}', 'a<b>', 'x'.repeat(99), '.a{b}'])('%.20s is no class', async (language) => {
    const { manuscript } = tinyBook({ 'oak.md': page('Oak', `\`\`\`${language}\na\n\`\`\``) });
    const { site, epub, pandoc } = await renderTexts(manuscript);
    const classes = [...site.values(), ...epub.values()].flatMap((html) => html.match(/<code class[^>]*>/g) ?? []);
    expect(classes).toEqual([]);
    expect(pandoc).toContain('{"t":"CodeBlock","c":[["",[],[]],"a"]}');
  });
});

describe('an anchor that the merge let through', () => {
  it('writes no tag', async () => {
    const anchor = { type: 'anchor', id: 'x"><script>alert(1)</script>' } as const;
    const oak = chapter({ id: 'oak', title: 'Oak', blocks: [paragraph(anchor, text('Oak.'))] });
    const sections = [{ anchor: 's-all', id: '', title: '', number: 1, chapters: [oak] }];
    const { site, markdown } = await renderTexts({ ...sampleManuscript, front: [], back: [], sections });
    expect(markdown).not.toContain('<script>');
    expect(markdown).toContain('Oak.');
    const scripts = readPage(site.get('chapters/oak.html') ?? '').filter(({ name }) => name === 'script');
    expect(scripts.map(({ attributes }) => attributes.get('type'))).toEqual(['application/ld+json']);
  });
});

describe('the merged Markdown', () => {
  it.each([
    ['M3 an attribute of a link', '[a](https://a.example){onclick="alert(1)"}', ')\\{onclick='],
    ['M3 an attribute of code', '`a`{onclick="alert(1)"}', '`a`\\{onclick='],
    ['M3 an attribute of a heading', '## A {onclick="alert(1)"}', '## A \\{onclick=”alert(1)”} {#c-oak--'],
    ['M4 code made raw', '`<script>alert(1)</script>`{=html}', '`<script>alert(1)</script>`\\{=html}'],
    ['M4 a block made raw', '```{=html}\n<script>alert(1)</script>\n```', '```\n<script>alert(1)</script>\n```'],
    ['M5 Typst', '`#read("/etc/passwd")`{=typst}', '`\\{=typst}'],
    [
      'M10 a TeX command',
      '\\input{/etc/passwd} and \\input /etc/passwd',
      '\\\\input\\{/etc/passwd} and \\\\input /etc/',
    ],
    ['M10 a TeX environment', '\\begin{a}x\\end{a}', '\\\\begin\\{a}x\\\\end\\{a}'],
    ['M1 a tag that was escaped', '\\<script>alert(1)\\</script>', '\\<script>alert(1)\\</script>'],
  ])('hands on as text: %s', async (_, body, written) => {
    expect(await merged(body)).toContain(written);
  });

  it('M6 has no second front matter', async () => {
    const written = await merged(
      '---\ncss: http://evil.example\nheader-includes: <script>\n---\n\nx\n\n\\---\nmargin: 0\n\\---\n',
    );
    // A rule stands alone: pandoc reads a block of settings only where text follows it at once.
    expect(written).not.toMatch(/^---\n[^\n]/m);
  });
});
