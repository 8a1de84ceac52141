import { describe, expect, it } from '@jest/globals';
import type { Block, Content, Inline } from '../../src/model/content.ts';
import { everyNode } from '../../src/text/walk.ts';
import { blocksText } from '../../src/text/words.ts';
import { page, tinyBook } from '../tiny-book.ts';

describe('three chapters that name things alike', () => {
  const body = (tree: string) =>
    [
      '## Leaves',
      `${tree} falls.[^1] See [the map][ref] and [above](#leaves).`,
      '## Leaves',
      `![a dot][pic] ## not a heading`,
      '### Roots {#root}',
      `[^1]: Note on ${tree}.`,
      `[ref]: https://${tree}.example/`,
      '[pic]: grey.png',
    ].join('\n\n');
  const { chapters, manuscript, diagnostics } = tinyBook({
    'ash.md': page('Ash', body('ash')),
    'birch.md': page('Birch', body('birch')),
    'cedar.md': page('Cedar', body('cedar')),
  });

  it('has no problem', () => expect(diagnostics).toEqual([]));

  it('keeps every note with its chapter', () => {
    expect(
      chapters.map(({ notes }) => notes.map(({ id, number, children }) => [id, number, blocksText(children)])),
    ).toEqual([
      [['n-ash-1', 1, 'Note on ash.']],
      [['n-birch-1', 1, 'Note on birch.']],
      [['n-cedar-1', 1, 'Note on cedar.']],
    ]);
    expect(chapters.map((chapter) => nodes(chapter, 'footnoteReference').map(({ identifier }) => identifier))).toEqual([
      ['n-ash-1'],
      ['n-birch-1'],
      ['n-cedar-1'],
    ]);
  });

  it('keeps every link definition with its chapter', () => {
    expect(chapters.map((chapter) => nodes(chapter, 'link').map(({ url }) => url))).toEqual([
      ['https://ash.example/', '#c-ash--leaves'],
      ['https://birch.example/', '#c-birch--leaves'],
      ['https://cedar.example/', '#c-cedar--leaves'],
    ]);
  });

  it('gives every heading an id of its own', () => {
    const ids = chapters.flatMap((chapter) => nodes(chapter, 'heading').map(({ id }) => id));
    expect(ids).toEqual([
      ...['c-ash--leaves', 'c-ash--leaves-1', 'c-ash--root'],
      ...['c-birch--leaves', 'c-birch--leaves-1', 'c-birch--root'],
      ...['c-cedar--leaves', 'c-cedar--leaves-1', 'c-cedar--root'],
    ]);
    expect([...manuscript.anchors].filter(([id]) => id.startsWith('c-birch--'))).toEqual([
      ['c-birch--leaves', 'c-birch'],
      ['c-birch--leaves-1', 'c-birch'],
      ['c-birch--root', 'c-birch'],
    ]);
  });

  it('copies one picture once, under the name of its content', () => {
    expect(manuscript.images.map(({ name }) => name)).toHaveLength(1);
    expect(manuscript.images[0]?.name).toMatch(/^images\/[0-9a-f]{16}\.png$/);
    expect(chapters.map((chapter) => nodes(chapter, 'image')[0]?.url)).toEqual(
      chapters.map(() => manuscript.images[0]?.name),
    );
  });
});

describe('links between chapters', () => {
  const resolve = (address: string, files: Record<string, string> = {}) => {
    const { chapters, diagnostics } = tinyBook({
      'wood/ash.md': page('Ash', `Go [there](${address}) now.`),
      'wood/birch.md': page(
        'Birch',
        '## The bark\n\nWhite.\n\n## Wurzel-Äste {#root}\n\nDeep.\n\n<a name="old"></a>Here.',
      ),
      'cedar.md': page('Cedar', 'Tall.'),
      ...files,
    });
    const links = nodes(chapters.find(({ id }) => id === 'ash') ?? { blocks: [], notes: [] }, 'link');
    return {
      url: links[0]?.url,
      messages: diagnostics
        .filter(({ rule }) => rule === 'links-resolve')
        .map(({ message, hint }) => `${message} ${hint}`),
    };
  };

  it.each([
    ['birch.md', '#c-birch'],
    ['./birch.md', '#c-birch'],
    ['../cedar.md', '#c-cedar'],
    ['/cedar.md', '#c-cedar'],
    ['birch', '#c-birch'],
    ['birch.html', '#c-birch'],
    ['birch.md#the-bark', '#c-birch--the-bark'],
    ['birch.md#The-Bark', '#c-birch--the-bark'],
    ['birch.md#root', '#c-birch--root'],
    ['birch.md#wurzel-%C3%A4ste', '#c-birch--root'],
    ['birch.md#old', '#c-birch--old'],
    ['https://oak.example/?a=b&c', 'https://oak.example/?a=b&c'],
    ['mailto:jane@oak.example', 'mailto:jane@oak.example'],
  ])('%s leads to %s', (address, url) => {
    expect(resolve(address)).toEqual({ url, messages: [] });
  });

  it.each([
    ['brich.md', 'there is no chapter "wood/brich.md". Its words stay, without the link. Did you mean "birch.md"?'],
    [
      'birch.md#the-brk',
      'wood/birch.md has no heading "#the-brk". Its words stay, without the link. Did you mean "#the-bark"?',
    ],
    ['../../etc/passwd', "it leads out of the book's folder"],
    ['javascript:alert(1)', '"javascript:" is not allowed'],
    ['JaVa%73cript:alert(1)', 'leads nowhere'],
    ['java&#10;script:alert(1)', '"javascript:" is not allowed'],
    ['data:text/html,x', '"data:" is not allowed'],
    ['file:///etc/passwd', '"file:" is not allowed'],
    ['..\\\\cedar.md', 'backslash'],
  ])('%s is unwrapped and said', (address, part) => {
    const { url, messages } = resolve(address);
    expect(url).toBeUndefined();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(part);
  });
});

describe('headings', () => {
  it.each([
    ['# A\n\n## B\n\n#### C\n\n## D', [2, 3, 2]],
    ['### A\n\n## B\n\n##### C\n\n###### D', [2, 2, 3, 4]],
    ['## A\n\n### B\n\n#### C\n\n##### D\n\n###### E\n\n## F', [2, 3, 4, 5, 6, 2]],
  ])('step down one level at a time below the title: %j', (body, depths) => {
    const { chapters } = tinyBook({
      'ash.md': `---\nauthor: Jane Doe\n---\n${body.startsWith('# ') ? '' : '# Title\n\n'}${body}`,
    });
    expect(nodes(chapters[0] as Content, 'heading').map(({ depth }) => depth)).toEqual(depths);
  });
});

describe('notes', () => {
  it('may have several paragraphs, be used twice, and refer to further notes', () => {
    const { chapters } = tinyBook({
      'ash.md': page('Ash', 'One[^b] two[^a] three[^b].\n\n[^a]: A\n\n[^b]: B\n\n    more[^c]\n\n[^c]: C'),
    });
    const [ash] = chapters;
    expect(ash?.notes.map(({ id, number, children }) => [id, number, blocksText(children)])).toEqual([
      ['n-ash-1', 1, 'B\nmore'],
      ['n-ash-2', 2, 'A'],
      ['n-ash-3', 3, 'C'],
    ]);
    expect(
      nodes(ash as Content, 'footnoteReference').map(({ identifier, occurrence }) => [identifier, occurrence]),
    ).toEqual([
      ['n-ash-1', 1],
      ['n-ash-2', 1],
      ['n-ash-1', 2],
      ['n-ash-3', 1],
    ]);
  });

  it('that are never referred to keep their text at the end', () => {
    const { chapters, diagnostics } = tinyBook({ 'ash.md': page('Ash', 'One.\n\n[^lost]: Do not lose me.') });
    expect(blocksText(chapters[0]?.blocks ?? [])).toBe('One.\nDo not lose me.');
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['notes-are-used']);
  });
});

describe('titles', () => {
  it.each([
    ['front matter', '---\ntitle: Ash\nauthor: Jane Doe\n---\nText.', 'Ash', 'Text.'],
    ['first heading', '---\nauthor: Jane Doe\n---\n# The *Ash*\n\nText.', 'The Ash', 'Text.'],
    ['both alike', '---\ntitle: "The ash!"\nauthor: Jane Doe\n---\n# The Ash\n\nText.', 'The ash!', 'Text.'],
    ['both, not alike', '---\ntitle: Ash\nauthor: Jane Doe\n---\n# Leaves\n\nText.', 'Ash', 'Leaves\nText.'],
  ])('from %s are set once', (_from, text, title, body) => {
    const { chapters } = tinyBook({ 'ash.md': text });
    expect(chapters[0]?.title).toBe(title);
    expect(blocksText(chapters[0]?.blocks ?? [])).toBe(body);
  });
});

describe('pictures', () => {
  it('from the web become links, also inside links, and keep their words', () => {
    const { chapters, diagnostics } = tinyBook({
      'ash.md': page(
        'Ash',
        '![A leaf](https://leaf.example/a.png) and [![a bud](https://bud.example/b.png)](birch.md)',
      ),
      'birch.md': page('Birch', 'White.'),
    });
    expect(
      nodes(chapters[0] as Content, 'link').map(({ url, children }) => [url, (children[0] as { value: string }).value]),
    ).toEqual([
      ['https://leaf.example/a.png', 'A leaf'],
      ['#c-birch', 'a bud'],
    ]);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['images-are-local', 'images-are-local']);
  });

  it('that are missing leave their description', () => {
    const { chapters, diagnostics } = tinyBook({ 'ash.md': page('Ash', '![A leaf](lost.png)') });
    expect(blocksText(chapters[0]?.blocks ?? [])).toBe('A leaf');
    expect(diagnostics.map(({ rule, place }) => [rule, place?.line])).toEqual([['images-exist', 6]]);
  });
});

describe('people', () => {
  it('in front matter and on file are one person', () => {
    const onFile = {
      id: 'jane-doe',
      name: 'Jane Doe',
      sort: 'Doe, Jane',
      city: 'Sydney',
      file: 'contributors/jane-doe.yml',
    };
    const { manuscript } = tinyBook(
      {
        'ash.md': '---\ntitle: Ash\nauthor: { name: Jane Doe, url: "https://jane.example", country: AU }\n---\nA.',
        'birch.md': '---\ntitle: Birch\nauthor: jane-doe\n---\nB.',
        'cedar.md': '---\ntitle: Cedar\nauthor: [Jane Doe, Ана Бу]\n---\nC.',
      },
      { contributors: [onFile] },
    );
    expect(manuscript.contributors.map(({ name, chapters, place, url }) => [name, chapters, place, url])).toEqual([
      ['Jane Doe', ['c-ash', 'c-birch', 'c-cedar'], 'Sydney, Australia', 'https://jane.example'],
      ['Ана Бу', ['c-cedar'], undefined, undefined],
    ]);
  });

  it.each([
    // Whoever is described in full comes first.
    ['two names under one id', 'author: { name: Joan Doe, id: jane-doe }', 'contributor-ids-are-unique', 'ash.md'],
    ['two spellings of one id', 'author: Jané Doe', 'contributor-ids-are-unique', 'birch.md'],
    ['an id that nobody has', 'author: jane-do', 'author-is-known', 'birch.md'],
  ])('%s: refused', (_what, author, rule, file) => {
    const { diagnostics } = tinyBook({
      'ash.md': '---\ntitle: Ash\nauthor: Jane Doe\n---\nA.',
      'birch.md': `---\ntitle: Birch\n${author}\n---\nB.`,
    });
    expect(diagnostics.map((problem) => [problem.rule, problem.file])).toEqual([[rule, file]]);
  });

  it.each([
    'Ελένη Παπαδάκη',
    'Олена Шевченко',
    'محمد علي',
    '森 鷗外',
    'Ọmọ́táyọ̀',
    "D'Arcy O'Neil",
    '🌳 Tree',
    'J. R. R. "Bob" <Smith>',
  ])('%s is never mangled', (name) => {
    const { manuscript } = tinyBook({ 'ash.md': `---\ntitle: Ash\nauthor:\n  name: ${JSON.stringify(name)}\n---\nA.` });
    expect(manuscript.contributors.map((person) => person.name)).toEqual([name]);
  });
});

it('keeps a page for a chapter that is held back', () => {
  const { chapters } = tinyBook({ 'ash.md': page('Ash', 'Secret.') }, {}, new Map([['ash.md', ['It has no end.']]]));
  expect(chapters.map(({ state, title, authors, blocks }) => [state, title, authors, blocksText(blocks)])).toEqual([
    ['held', 'Ash', ['p-jane-doe'], 'This chapter is not ready yet.\nIt has no end.'],
  ]);
});

it('scopes two hundred equal chapters without one equal id', () => {
  const body = '## Same\n\nText[^1] <a id="same"></a>[x](#same).\n\n[^1]: Note.';
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${index}/same.md`, page('Same', body)]));
  const { chapters } = tinyBook(files);
  const ids = chapters.flatMap((chapter) => [
    chapter.anchor,
    ...nodes(chapter, 'heading').map(({ id }) => id),
    ...nodes(chapter, 'anchor').map(({ id }) => id),
    ...chapter.notes.map(({ id }) => id),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(600);
});

function nodes<T extends (Block | Inline)['type']>(content: Content, type: T): Extract<Block | Inline, { type: T }>[] {
  return [...everyNode(content)].filter((node): node is Extract<Block | Inline, { type: T }> => node.type === type);
}

describe('control characters', () => {
  it('are in no text of the book, whether they came as themselves or by number', () => {
    const { chapters } = tinyBook({
      'ash.md': page(
        'Ash',
        'A\u001b[31m*s\u009b*h &#27;[0m `\u0007` [o](https://oak.example "\u001bt")\n\n    \u001bcode',
      ),
      'birch.md': '# Bi\u0007rch\n\nBark.\n',
    });
    expect(JSON.stringify(chapters.map(({ title, blocks }) => [title, blocks]))).not.toMatch(/\\u00|[\u0080-\u009f]/);
    expect(chapters.map(({ title }) => title)).toEqual(['Ash', 'Birch']);
  });
});

describe('a section that is called like the place for chapters without one', () => {
  it('keeps an id of its own', () => {
    const sections = [{ id: 'chapters', title: 'Chapters' }];
    const { manuscript } = tinyBook(
      { 'ash.md': page('Ash', 'Ash.', 'section: chapters\n'), 'oak.md': page('Oak', 'Oak.') },
      { sections },
    );
    const anchors = manuscript.sections.map(({ anchor }) => anchor);
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(anchors).toContain('s-chapters');
  });
});
