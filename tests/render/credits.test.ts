import { describe, expect, it } from '@jest/globals';
import type { Project } from '../../src/model/project.ts';
import { toContributor } from '../../src/project/contributors.ts';
import { renderMarkdown } from '../../src/render/markdown/markdown.ts';
import { toPandoc } from '../../src/render/pandoc/to-pandoc.ts';
import { bookData } from '../../src/render/pdf/book-data.ts';
import { manifestOf } from '../../src/report/manifest.ts';
import { page, plainProject, tinyBook } from '../tiny-book.ts';
import { contextWith, renderAndUnpack } from './epub/unpack.ts';
import { makeSite } from './site/make-site.ts';

const inBookFile = (name: string) =>
  toContributor({ name }, name.toLowerCase().replace(' ', '-'), { file: 'book.yml' });
const [iseult, rosa] = [inBookFile('Iseult Marsh'), inBookFile('Rosa Vidal')];
const book = { ...plainProject.book, url: 'https://trees.example/', editors: [iseult] };
const project: Partial<Project> = {
  book: { ...book, credits: [{ role: 'translator', people: [rosa] }] },
  contributors: [rosa],
  front: ['vorwort.md'],
  forewords: ['vorwort.md'],
  back: ['afterword.md'],
};
const files = {
  'vorwort.md': '---\ntitle: Before\nauthor: Hanna Obst\n---\n\nSit down.\n',
  'oak.md': page('Oak', 'It stands.', 'translators: [Ana Lima, Bo Birch]\nillustrator: Tove Ek\neditor: Sam Quill\n'),
  'ash.md': page('Ash', 'It bends.', 'photographer: Lee Lens\ntranslator: Jane Doe\n'),
  'afterword.md': '---\ntitle: After\nauthor: Iseult Marsh\n---\n\nGet up.\n',
};
const { manuscript } = tinyBook(files, project);
const everyone = [
  'Bo Birch',
  'Jane Doe',
  'Tove Ek',
  'Lee Lens',
  'Ana Lima',
  'Iseult Marsh',
  'Hanna Obst',
  'Sam Quill',
  'Rosa Vidal',
];
const lines = ['Translated by Ana Lima and Bo Birch', 'Illustrated by Tove Ek', 'Edited by Sam Quill'];

/** The words of markup or of a tree's text nodes. */
function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('everyone who did something is named', () => {
  it('in the list of people, by sort name, with what they did', () => {
    expect(manuscript.contributors.map(({ name }) => name)).toEqual(everyone);
    const did = manuscript.contributors.map(({ id, roles, chapters, credits }) => [
      id,
      [...roles, ...chapters, ...credits.map(({ role, chapter }) => `${role} of ${chapter}`)].join(', '),
    ]);
    expect(Object.fromEntries(did)).toEqual({
      'bo-birch': 'translator of c-oak',
      'jane-doe': 'author, c-ash, c-oak, translator of c-ash',
      'tove-ek': 'illustrator of c-oak',
      'lee-lens': 'photographer of c-ash',
      'ana-lima': 'translator of c-oak',
      'iseult-marsh': 'editor, afterword, author, c-afterword',
      'hanna-obst': 'foreword, author, c-vorwort',
      'sam-quill': 'editor of c-oak',
      'rosa-vidal': 'translator',
    });
  });

  it('in the PDF', () => {
    const data = bookData(manuscript, 0).get('data/book.json') as {
      readonly credits: unknown;
      readonly sections: readonly { readonly chapters: readonly { readonly credits: unknown }[] }[];
      readonly contributors: readonly { readonly anchor: string; readonly roles: unknown; readonly credits: unknown }[];
    };
    // An editor's own afterword is not announced.
    expect(data.credits).toEqual([
      { label: 'Translated by {names}', names: ['Rosa Vidal'] },
      { label: 'With a foreword by {names}', names: ['Hanna Obst'] },
    ]);
    expect(data.sections[0]?.chapters[1]?.credits).toEqual([
      { label: 'Translated by {names}', people: ['p-ana-lima', 'p-bo-birch'] },
      { label: 'Illustrated by {names}', people: ['p-tove-ek'] },
      { label: 'Edited by {names}', people: ['p-sam-quill'] },
    ]);
    const of = (anchor: string) => data.contributors.find((person) => person.anchor === anchor);
    expect(of('p-tove-ek')).toMatchObject({ roles: [], credits: [{ role: 'Illustrator', chapters: ['c-oak'] }] });
    expect(of('p-rosa-vidal')).toMatchObject({ roles: ['Translator'], credits: [] });
  });

  it('in the EPUB, with the codes of libraries', async () => {
    const epub = await renderAndUnpack(manuscript);
    const opf = epub.read('EPUB/package.opf');
    const named = [...opf.matchAll(/<dc:(creator|contributor) id="([^"]+)">([^<]*)</g)].map(([, kind, id, name]) => {
      const codes = [
        ...opf.matchAll(new RegExp(`refines="#${id}" property="role" scheme="marc:relators">(\\w+)<`, 'g')),
      ];
      return `${kind} ${name}: ${codes.map(([, code]) => code).join(', ')}`;
    });
    expect(named).toEqual([
      'creator Jane Doe: aut, trl',
      'creator Iseult Marsh: edt, aft',
      'contributor Hanna Obst: aui',
      'contributor Bo Birch: trl',
      'contributor Ana Lima: trl',
      'contributor Rosa Vidal: trl',
      'contributor Tove Ek: ill',
      'contributor Lee Lens: pht',
      'contributor Sam Quill: edt',
    ]);
    const pages = epub.paths.filter((path) => path.endsWith('.xhtml')).map(epub.read);
    const oak = pages.find((xhtml) => xhtml.includes('<title>Oak</title>')) ?? '';
    expect([...oak.matchAll(/<p class="credit">(.*?)<\/p>/g)].map(([, words]) => wordsOf(words ?? ''))).toEqual(lines);
    const before = pages.find((xhtml) => xhtml.includes('<title>Before</title>')) ?? '';
    expect(before).toContain('epub:type="foreword" role="doc-foreword"');
    const all = pages.map(wordsOf).join(' ');
    for (const words of ['Translated by Rosa Vidal', 'With a foreword by Hanna Obst', 'Illustrator: Oak']) {
      expect(all).toContain(words);
    }
  });

  it('on the site, for people and for search engines', async () => {
    const { html } = await makeSite(manuscript);
    const of = (path: string) => html.get(path) ?? '';
    const things = (path: string) =>
      JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(of(path))?.[1] ?? '{}') as Record<
        string,
        readonly { readonly name: string }[] | undefined
      >;
    const names = (path: string, role: string) => things(path)[role]?.map(({ name }) => name);
    for (const line of lines) expect(wordsOf(of('chapters/oak.html'))).toContain(line);
    expect(names('chapters/oak.html', 'translator')).toEqual(['Ana Lima', 'Bo Birch']);
    expect(names('chapters/oak.html', 'contributor')).toEqual(['Tove Ek']);
    expect(names('chapters/oak.html', 'editor')).toEqual(['Sam Quill']);
    expect(names('index.html', 'illustrator')).toEqual(['Tove Ek']);
    expect(names('index.html', 'translator')).toEqual(['Bo Birch', 'Jane Doe', 'Ana Lima', 'Rosa Vidal']);
    expect(wordsOf(of('index.html'))).toContain('With a foreword by Hanna Obst');
    expect(wordsOf(of('contributors/index.html'))).toContain('Tove Ek Illustrator');
    expect(wordsOf(of('contributors/tove-ek.html'))).toContain('Illustrator 2 Oak Jane Doe');
    for (const name of everyone) expect(of('share.html')).toContain(name);
  });

  it('in Markdown, Word and the manifest', async () => {
    const made = await renderMarkdown(manuscript, contextWith());
    const markdown = new TextDecoder().decode(made.value.files[0]?.bytes);
    expect(markdown).toContain('Translated by [Ana Lima](#p-ana-lima) and [Bo Birch](#p-bo-birch)\n');
    expect(markdown).toContain('\ntranslator:\n  - "Rosa Vidal"\n');
    expect(markdown).toContain('Illustrator: [Oak](#c-oak)\n');
    const word = toPandoc(manuscript, { format: 'docx', epoch: 0, imageFolder: 'media', styling: 'style' });
    const said = JSON.stringify(word.document).replace(/[^\p{L}]+/gu, ' ');
    for (const name of everyone) expect(said).toContain(name.split(' ').join(' t Space t Str c '));
    const { chapters, contributors } = manifestOf(manuscript, { epoch: 0, tools: {}, outputs: [] });
    expect(chapters.find(({ id }) => id === 'oak')?.credits).toEqual({
      translator: ['Ana Lima', 'Bo Birch'],
      illustrator: ['Tove Ek'],
      editor: ['Sam Quill'],
    });
    expect(contributors.find(({ id }) => id === 'tove-ek')).toEqual({
      ...{ id: 'tove-ek', name: 'Tove Ek', roles: [], chapters: [] },
      credits: { illustrator: ['oak'] },
    });
  });
});
