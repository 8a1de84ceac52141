import { describe, expect, it } from '@jest/globals';
import { readBookFile } from '../../src/project/project.ts';
import { checkOutputPaths } from '../../src/system/output-paths.ts';
import { slugify } from '../../src/text/slug.ts';
import { everyNode } from '../../src/text/walk.ts';
import { bookInMemory } from '../hostile/memory-book.ts';
import { renderTexts } from '../hostile/text-outputs.ts';
import { readPage } from '../render/site/read-page.ts';
import { page, source, tinyBook } from '../tiny-book.ts';

const bytes = (name: string) => new TextEncoder().encode(name).length;

// P1, P2, P3: names that lead elsewhere, are devices, or are longer than a file system takes.
const strange = [
  '../../etc/passwd',
  '/etc/passwd',
  'C:\\evil',
  '.htaccess',
  '..',
  '-rf',
  'con',
  'NUL',
  'aux.html',
  'a:b?*<>"|',
  'a\u0301b',
  'x'.repeat(5_000),
  'ש'.repeat(5_000),
  '🌳'.repeat(5_000),
  '漢'.repeat(5_000),
  'index',
  '__proto__',
  'constructor',
];

describe('an id that authors choose', () => {
  it.each(strange)('%.20j makes file names that every file system takes', async (id) => {
    const { manuscript } = tinyBook({
      'oak.md': page('Oak', '# A\n\n## B\n\nText.', `id: ${JSON.stringify(id)}\n`).replace(
        'author: Jane Doe',
        `author: { name: Jane Doe, id: ${JSON.stringify(id)} }`,
      ),
      'elm.md': page('Elm', 'Text.'),
    });
    const { siteFiles, epubFiles } = await renderTexts(manuscript);
    const paths = [...siteFiles, ...epubFiles];
    expect(() => checkOutputPaths([...siteFiles])).not.toThrow();
    expect(() => checkOutputPaths([...epubFiles])).not.toThrow();
    const names = paths.flatMap((path) => path.split('/'));
    // Room for `.gathering-new` and the like.
    expect(names.filter((name) => bytes(name) > 230 || name.startsWith('.') || name.startsWith('-'))).toEqual([]);
    expect(names.filter((name) => /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name))).toEqual([]);
  });

  it.each(strange)('%.20j as title makes a name for the book that every file system takes', (title) => {
    const slug = readBookFile(source('book.yml', `title: ${JSON.stringify(title)}`)).value?.book.slug ?? '';
    expect(() => checkOutputPaths([`${slug}.pdf`, `${slug}.epub`])).not.toThrow();
    expect(slug).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u);
    expect(bytes(slug)).toBeLessThanOrEqual(210);
  });

  it.each(strange)('%.20j as the id of a section is a plain word or refused', (id) => {
    const yaml = `title: Trees\nsections: [{ id: ${JSON.stringify(id)}, title: Oak }]`;
    const { value, diagnostics } = readBookFile(source('book.yml', yaml));
    const [section] = value?.sections ?? [];
    expect(section?.id).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u);
    expect(section?.id === id || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  });

  it('meets no other one of its chapter', () => {
    const body =
      '<a id="leaf"></a> One.\n\n## Leaf\n\nTwo.\n\n## Leaf {#leaf}\n\n<a id="Leaf!"></a> Three.\n\n<a id="x y&quot;z"></a> Four.\n\n## Five {#a"b<c>}';
    const { manuscript } = tinyBook({ 'oak.md': page('Oak', body), 'oak-2.md': page('Oak', body, 'id: oak\n') });
    const ids = [...manuscript.sections.flatMap(({ chapters }) => chapters)].flatMap((chapter) =>
      [...everyNode(chapter)].flatMap((node) => (node.type === 'heading' || node.type === 'anchor' ? [node.id] : [])),
    );
    expect(ids.length).toBeGreaterThan(5);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^c-oak(?:-2)?--[\p{L}\p{N}-]+$/u);
  });

  it('does not grow with the book: a long one is not repeated in full for each heading', () => {
    const body = Array.from({ length: 500 }, (_, index) => `## H${index}`).join('\n\n');
    const { manuscript } = tinyBook({ 'oak.md': page('Oak', body, `id: ${'oak'.repeat(4_000)}\n`) });
    expect(JSON.stringify(manuscript.sections).length).toBeLessThan(300_000);
  });

  it('is cut between letters, never inside one', () => {
    for (const id of strange) expect(slugify(id)).toBe(slugify(slugify(id)));
    expect(slugify('🌳a'.repeat(500))).not.toMatch(/\p{Surrogate}/u);
    expect(slugify(`${'a'.repeat(199)} b`)).toBe('a'.repeat(199));
  });
});

describe('ids in the pages', () => {
  it('M12 never take the place of another chapter’s, of the page’s own, or of a browser’s words', async () => {
    const body =
      '# Main {#main}\n\n<a id="location"></a><p id="body">x</p>\n\nA note.[^1]\n\n[^1]: [a]\n\n[a]: https://a.example\n';
    const { manuscript } = tinyBook({ 'oak.md': page('Oak', body), 'elm.md': page('Elm', body) });
    const { site, epub, markdown } = await renderTexts(manuscript);
    const pages = [...site, ...epub].filter(([path]) => path.endsWith('html'));
    for (const [path, html] of pages) {
      const ids = readPage(html).flatMap(({ attributes }) => attributes.get('id') ?? []);
      expect({ path, ids }).toEqual({ path, ids: [...new Set(ids)] });
      expect(ids.filter((id) => ['location', 'body', 'name', 'forms', 'fn-1'].includes(id))).toEqual([]);
    }
    const notes = [...markdown.matchAll(/^\[\^([^\]]+)\]:/gm)].map(([, id]) => id);
    expect(notes).toHaveLength(2);
    expect(new Set(notes).size).toBe(2);
  });
});

// F16: keys that every object has.
describe('a name that every object has', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'];

  it.each(names)('%s is a name like any other, wherever it stands', async (name) => {
    const { manuscript, diagnostics } = bookInMemory({
      'book.yml': [
        'title: Trees',
        `rules: { ${name}: warning }`,
        `labels: { ${name}: x, by: "by {names}" }`,
        `frontMatter: { aliases: { ${name}: title } }`,
        `outputs: [${name}]`,
        `theme: ${name}`,
        `print: { trim: ${name} }`,
        `sections: [{ id: ${name.toLowerCase()}, title: ${name} }]`,
      ].join('\n'),
      [`chapters/${name}.md`]: `---\ntitle: ${name}\nid: ${name}\nsection: ${name}\nauthor: { name: ${name}, id: ${name}, country: ${name} }\nlanguage: ${name}\n${name}: x\n---\n\n[^${name}] [a][${name}]\n\n[^${name}]: x\n\n[${name}]: #${name}\n\n# ${name} {#${name}}\n\n\`\`\`${name}\n\`\`\`\n`,
      [`contributors/${name}.yml`]: `name: ${name} Doe\n${name}: x\n`,
    });
    expect(manuscript).toBeDefined();
    expect(diagnostics.length).toBeGreaterThan(3);
    if (manuscript) await renderTexts(manuscript);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('is no value for a place in a label', async () => {
    const { manuscript } = tinyBook({ 'oak.md': page('Oak', 'x') });
    const labels = { ...manuscript.labels, authorsCount: '{constructor} {count}', by: 'by {toString} {names}' };
    const { site, epub } = await renderTexts({ ...manuscript, labels });
    for (const html of [...site.values(), ...epub.values()]) expect(html).not.toMatch(/native code|undefined/);
    expect(site.get('chapters/oak.html')).toContain('by {toString} ');
  });
});
