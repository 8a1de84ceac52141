import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Block, Inline } from '../src/model/content.ts';
import type { Manuscript, ManuscriptChapter, ManuscriptContributor, ManuscriptImage } from '../src/model/manuscript.ts';
import type { Labels } from '../src/model/project.ts';

export const text = (value: string): Inline => ({ type: 'text', value });
export const paragraph = (...children: (Inline | string)[]): Block => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});

export const englishLabels = (
  JSON.parse(readFileSync(new URL('../templates/labels.json', import.meta.url), 'utf8')) as Record<string, Labels>
)['en'] as Labels;

/** A PNG of one grey pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
export const pixelImage: ManuscriptImage = {
  name: 'images/0123456789abcdef.png',
  bytes: pixel,
  sha256: createHash('sha256').update(pixel).digest('hex'),
  mediaType: 'image/png',
  width: 1,
  height: 1,
};

export function chapter(
  fields: Partial<ManuscriptChapter> & Pick<ManuscriptChapter, 'id' | 'title'>,
): ManuscriptChapter {
  return {
    anchor: `c-${fields.id}`,
    kind: 'chapter',
    state: 'ready',
    authors: [],
    credits: [],
    language: 'en',
    direction: 'ltr',
    keywords: [],
    words: 400,
    file: `chapters/${fields.id}.md`,
    sha256: 'a'.repeat(64),
    blocks: [paragraph(`The text of ${fields.title}.`)],
    notes: [],
    ...fields,
  };
}

export function person(
  fields: Partial<ManuscriptContributor> & Pick<ManuscriptContributor, 'id' | 'name'>,
): ManuscriptContributor {
  return {
    anchor: `p-${fields.id}`,
    sort: fields.name.split(' ').reverse().join(', '),
    roles: ['author'],
    bio: [],
    chapters: [],
    credits: [],
    ...fields,
  };
}

/** Every node of the closed set, in one chapter. */
export const everyNode: Pick<ManuscriptChapter, 'blocks' | 'notes'> = {
  blocks: [
    paragraph(
      'Plain, ',
      { type: 'emphasis', children: [text('leaning')] },
      ', ',
      { type: 'strong', children: [text('loud')] },
      ', ',
      { type: 'delete', children: [text('gone')] },
      ', ',
      { type: 'inlineCode', value: 'a < b && "c"' },
      '; a ',
      { type: 'link', url: 'https://apple.example/?a=1&b=2', title: 'Apples', children: [text('link out')] },
      ', a ',
      { type: 'link', url: '#c-birch--bark', children: [text('link in')] },
      ', a note',
      { type: 'footnoteReference', identifier: 'n-ash-1', occurrence: 1 },
      ' and again',
      { type: 'footnoteReference', identifier: 'n-ash-1', occurrence: 2 },
      ', a',
      { type: 'break' },
      'broken line',
      { type: 'anchor', id: 'c-ash--here' },
      ', an inline ',
      { type: 'image', url: pixelImage.name, alt: 'grey dot' },
      ' and #"read(\'x\')" $x_1$ \\end{document} <script>alert(1)</script> & ‮.'.replace('‮', ''),
    ),
    { type: 'heading', depth: 2, id: 'c-ash--leaves', children: [text('Leaves & “twigs”')] },
    {
      type: 'blockquote',
      children: [paragraph('A quotation.'), paragraph({ type: 'emphasis', children: [text('Somebody')] })],
    },
    { type: 'heading', depth: 3, id: 'c-ash--veins', children: [{ type: 'inlineCode', value: 'veins' }] },
    {
      type: 'list',
      ordered: false,
      start: null,
      spread: false,
      children: [
        { type: 'listItem', checked: null, spread: false, children: [paragraph('One')] },
        {
          type: 'listItem',
          checked: null,
          spread: false,
          children: [
            paragraph('Two'),
            {
              type: 'list',
              ordered: true,
              start: 3,
              spread: true,
              children: [
                { type: 'listItem', checked: null, spread: true, children: [paragraph('Three'), paragraph('More')] },
                { type: 'listItem', checked: null, spread: true, children: [{ type: 'code', value: 'four()' }] },
              ],
            },
          ],
        },
      ],
    },
    {
      type: 'list',
      ordered: false,
      start: null,
      spread: false,
      children: [
        { type: 'listItem', checked: true, spread: false, children: [paragraph('Done')] },
        { type: 'listItem', checked: false, spread: false, children: [paragraph('To do')] },
      ],
    },
    {
      type: 'table',
      align: ['left', 'right', 'center', null],
      children: [
        row('Tree', 'Height', 'Leaf', 'Note'),
        row('Ash', '35 m', 'pinnate', ''),
        {
          type: 'tableRow',
          children: [
            { type: 'tableCell', children: [{ type: 'inlineCode', value: 'a|b' }] },
            { type: 'tableCell', children: [text('1')] },
            { type: 'tableCell', children: [{ type: 'link', url: 'https://oak.example', children: [text('oak')] }] },
            { type: 'tableCell', children: [] },
          ],
        },
      ],
    },
    { type: 'code', lang: 'js', value: 'const ash = "tree";\n\n  if (ash) grow(`#{ash}`);' },
    { type: 'thematicBreak' },
    paragraph({ type: 'image', url: pixelImage.name, alt: 'A grey dot', title: 'A dot, seen from near' }),
    paragraph('Γειά σου, Привіт, Tiếng Việt, Łódź, Þór.'),
  ],
  notes: [
    {
      id: 'n-ash-1',
      number: 1,
      children: [paragraph('First paragraph of the note.'), paragraph('Second paragraph of the note.')],
    },
  ],
};

function row(...cells: string[]) {
  return {
    type: 'tableRow' as const,
    children: cells.map((cell) => ({ type: 'tableCell' as const, children: cell === '' ? [] : [text(cell)] })),
  };
}

/** A small whole book: foreword, two sections, a chapter by two authors, a held one, every node, an afterword. */
export const sampleManuscript: Manuscript = {
  book: {
    slug: 'a-book-of-trees',
    title: 'A Book of Trees',
    subtitle: 'Told by those who “planted” them',
    language: 'en',
    direction: 'ltr',
    editors: [],
    credits: [],
    description: 'Trees, and the people beside them.',
    dedication: 'For whoever plants one.',
    rights: 'Text copyright the individual contributors.',
    licence: 'CC BY 4.0',
    publisher: 'Arboretum Press',
    edition: 'First edition',
    url: 'https://trees.example',
    charity: {
      name: 'The Shade Fund',
      url: 'https://shade.example',
      statement: 'All proceeds go to the Shade Fund, which is invented.',
    },
    isbn: {},
  },
  labels: englishLabels,
  trim: { name: '6x9in', width: 152.4, height: 228.6 },
  limits: {},
  print: {
    trim: { name: '6x9in', width: 152.4, height: 228.6 },
    printer: 'plain',
    colour: 'colour',
    bleed: false,
    links: 'notes',
  },
  front: [chapter({ id: 'foreword', title: 'Foreword', kind: 'front', authors: ['p-maja'] })],
  sections: [
    {
      anchor: 's-leaf',
      id: 'leaf',
      title: 'Leaf',
      number: 1,
      intro: { blocks: [paragraph('What falls and comes again.')], notes: [] },
      chapters: [
        chapter({
          id: 'ash',
          title: 'Ash & “Ember”',
          subtitle: 'Every node there is',
          number: 1,
          section: 'leaf',
          authors: ['p-eleni'],
          ...everyNode,
        }),
        chapter({
          id: 'birch',
          title: 'Birch',
          number: 2,
          section: 'leaf',
          authors: ['p-eleni', 'p-oleh'],
          blocks: [
            paragraph('White.'),
            { type: 'heading', depth: 2, id: 'c-birch--bark', children: [text('Bark')] },
            paragraph('It peels.'),
          ],
        }),
      ],
    },
    {
      anchor: 's-root',
      id: 'root',
      title: 'Root',
      number: 2,
      chapters: [
        chapter({
          id: 'cedar',
          title: 'Cedar',
          number: 3,
          section: 'root',
          state: 'held',
          authors: ['p-maja'],
          blocks: [paragraph('This chapter is not ready yet.'), paragraph('"title" must be text, not missing.')],
        }),
      ],
    },
  ],
  back: [chapter({ id: 'afterword', title: 'Afterword', kind: 'back', authors: [] })],
  contributors: [
    person({
      id: 'eleni',
      name: 'Ελένη Παπαδάκη',
      sort: 'Παπαδάκη, Ελένη',
      url: 'https://eleni.example/?a=1&b=2',
      place: 'Chania, Greece',
      country: 'GR',
      bio: [paragraph('Counts ', { type: 'emphasis', children: [text('olives')] }, '.')],
      photo: pixelImage.name,
      chapters: ['c-ash', 'c-birch'],
    }),
    person({
      id: 'maja',
      name: 'Maja van der Łódź',
      sort: 'Łódź, Maja van der',
      roles: ['editor', 'author'],
      affiliation: 'Arboretum Press',
      chapters: ['c-foreword', 'c-cedar'],
    }),
    person({ id: 'oleh', name: 'Олег', sort: 'Олег', url: 'https://oleh.example', chapters: ['c-birch'] }),
  ],
  images: [pixelImage],
  anchors: new Map([
    ['c-foreword', 'c-foreword'],
    ['c-ash', 'c-ash'],
    ['c-ash--here', 'c-ash'],
    ['c-ash--leaves', 'c-ash'],
    ['c-ash--veins', 'c-ash'],
    ['c-birch', 'c-birch'],
    ['c-birch--bark', 'c-birch'],
    ['c-cedar', 'c-cedar'],
    ['c-afterword', 'c-afterword'],
    ['s-leaf', 's-leaf'],
    ['s-root', 's-root'],
    ['p-eleni', 'p-eleni'],
    ['p-maja', 'p-maja'],
    ['p-oleh', 'p-oleh'],
  ]),
};
