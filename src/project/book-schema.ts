import { bylineSchema } from '../text/schema-person.ts';
import {
  about,
  boolean,
  choice,
  integer,
  isoDate,
  language,
  line,
  list,
  mapping,
  oneOrMany,
  prose,
  url,
} from '../text/schema-types.ts';
import * as z from '../text/zod.ts';
import { printers } from '../model/project.ts';
import {
  glob,
  isbn,
  outputName,
  pageSize,
  paper,
  path,
  price,
  sectionId,
  severity,
  wordLimits,
} from './book-values.ts';
import { collectSchema } from './collect-schema.ts';

const section = mapping(
  {
    id: about(
      sectionId(),
      'A short word by which chapters name the section. Else it is made from the title.',
      'listening',
    ).optional(),
    title: about(line(), 'The title of the section, as it is printed.', 'The Quiet End'),
    intro: about(path(), 'A text before the chapters of the section.', 'sections/listening.md').optional(),
    chapters: about(oneOrMany(line()), 'Ids of chapters in their order, for "order: listed".', [
      'oak',
      'ash',
    ]).optional(),
  },
  'a title, or a group of keys with id and title',
);

const sections = list(
  about(
    z.union([line(), section], { error: 'a title, or a group of keys with id and title' }),
    'A part of the book: its title alone, or its keys.',
    'The Quiet End',
    { id: 'listening', title: 'The Quiet End' },
  ),
);

const charity = mapping(
  {
    name: about(line(), 'The name of the charity.', 'The Spare Chair Fund'),
    url: about(url(), 'Its page on the web.', 'https://charity.example').optional(),
    statement: about(prose(), 'What becomes of the money.', 'All proceeds go to …').optional(),
  },
  'a group of keys such as name and url',
);

const isbns = z.union(
  [
    isbn(),
    mapping({
      print: about(isbn(), 'The number of the printed book.', '978-0-306-40615-7').optional(),
      pdf: about(isbn(), 'The number of the PDF.', '978-0-306-40615-7').optional(),
      epub: about(isbn(), 'The number of the EPUB.', '978-0-306-40615-7').optional(),
    }),
  ],
  { error: 'an ISBN, or a group of the keys print, pdf and epub' },
);

const cover = z.union(
  [
    path(),
    mapping({
      picture: about(path(), 'A picture for the front cover.', 'cover.jpg').optional(),
      blurb: about(prose(), 'The words of the back cover. Else the description.', 'Fifteen strangers …').optional(),
      price: about(price(), 'What the printed book costs.', 'USD 19.95').optional(),
    }),
  ],
  { error: 'a picture, or a group of the keys picture, blurb and price' },
);

/** `book.yml`. Only `title` is required. */
export const bookSchema = mapping({
  title: about(line(), 'The title of the book. It is the only line that a book needs.', 'Age of Conversation'),
  subtitle: about(line(), 'A second line below the title.', "Why don't they get it?").optional(),
  slug: about(
    line(),
    'What the files of the book are called. Else it is made from the title.',
    'conversation',
  ).optional(),
  language: about(
    language(),
    "The language of the book: it sets hyphenation, quotation marks and the book's own words. Else English.",
    'en',
    'de',
    'pt-BR',
  ).optional(),
  editors: about(bylineSchema, 'Who edits the book: names, ids of contributors, or the keys of a person.', 'Jane Doe', [
    'jane-doe',
    'John Roe',
  ]).optional(),
  translators: about(bylineSchema, 'Who translated the whole book, written like the editors.', 'Ana Lima').optional(),
  illustrators: about(bylineSchema, 'Who drew the pictures of the whole book.', 'John Roe').optional(),
  photographers: about(bylineSchema, 'Who took the photographs of the whole book.', 'John Roe').optional(),
  chapters: about(
    oneOrMany(glob()),
    'Where the chapters lie. "**" means "in any folder below", "*" means "any name", "!" in front takes files out.',
    'chapters/**/*.md',
  ).optional(),
  contributors: about(oneOrMany(glob()), 'Where the files about people lie.', 'contributors/*.yml').optional(),
  sections: about(sections, 'The parts of the book, in their order.', [
    { id: 'listening', title: 'The Quiet End' },
  ]).optional(),
  front: about(oneOrMany(path()), 'Texts before the first section.', ['front/foreword.md']).optional(),
  back: about(oneOrMany(path()), 'Texts behind the last section.', ['back/afterword.md']).optional(),
  foreword: about(
    oneOrMany(path()),
    'The text before all others whose author the title page names. It need not stand in "front" as well.',
    'front/foreword.md',
  ).optional(),
  afterword: about(
    oneOrMany(path()),
    'The text behind the last section whose author the title page names. It need not stand in "back" as well.',
    'back/afterword.md',
  ).optional(),
  order: about(
    choice(['weight', 'author', 'title', 'date', 'listed', 'shuffle']),
    'The order of the chapters within a section. Else by weight: the smallest number comes first.',
    'author',
  ).optional(),
  seed: about(line(), 'Any word: for "order: shuffle", another word gives another order.', 'spring').optional(),
  limits: about(
    mapping({
      words: about(wordLimits(), 'How many words a chapter may have: at least, at most.', [250, 450]).optional(),
      pages: about(integer(1, 100), 'How many pages a chapter may have in the PDF.', 1).optional(),
      fit: about(
        choice(['tighten']),
        'What the typesetter may do for a chapter that is a few lines too long, or ends with a few lines on a page: set it a little closer.',
        'tighten',
      ).optional(),
    }),
    'How long a chapter may be.',
    { words: [250, 450] },
  ).optional(),
  deadline: about(isoDate(), 'The last day for sending chapters.', '2026-12-31').optional(),
  description: about(
    prose(),
    'The book in one or two sentences, for shops and search engines.',
    'Fifteen strangers on making things.',
  ).optional(),
  dedication: about(prose(), 'A line on a page of its own.', 'For whoever is still in the kitchen.').optional(),
  rights: about(prose(), 'Who holds the copyright.', 'Copyright © the authors, each for their own chapter.').optional(),
  licence: about(line(), 'What others may do with the text.', 'CC-BY-4.0').optional(),
  publisher: about(line(), 'Who publishes the book.', 'Kitchen Press').optional(),
  edition: about(line(), 'Which edition it is.', 'First edition').optional(),
  url: about(url(), "The book's page on the web.", 'https://book.example').optional(),
  charity: about(charity, 'Whom the book is sold for.', { name: 'The Spare Chair Fund' }).optional(),
  isbn: about(
    isbns,
    'The number of the book: one for print, or one for each kind of file.',
    '978-0-306-40615-7',
  ).optional(),
  colophon: about(
    boolean(),
    'Whether the copyright page says which version of the texts the book has: date, commit, number of chapters. Else yes.',
    false,
  ).optional(),
  cover: about(
    cover,
    'A picture for the front cover, or the keys of the cover. Without a picture, a cover is drawn.',
    'cover.jpg',
    { picture: 'cover.jpg', blurb: 'Fifteen strangers …', price: 'USD 19.95' },
  ).optional(),
  outputs: about(
    oneOrMany(outputName()),
    'What "gathering build" makes when it is not told: pdf, epub, site, markdown, docx, odt and more.',
    ['pdf', 'epub', 'site'],
    'docx',
  ).optional(),
  theme: about(path('the name of a theme'), "The book's looks.", 'age-of-conversation').optional(),
  print: about(
    mapping({
      trim: about(pageSize(), 'The size of a page, width first.', '6x9in', '148x210mm', 'a5').optional(),
      printer: about(
        choice(printers),
        'Who prints: what this printer wants is what "gathering build print" makes. Else nobody in particular.',
        'kdp',
      ).optional(),
      paper: about(paper(), "One of the printer's papers. Else the first of them.", 'cream').optional(),
      colour: about(choice(['colour', 'greyscale']), 'How the pages are printed. Else in greys.', 'colour').optional(),
      bleed: about(boolean(), 'Whether ornaments may run off the edge of the page.', true).optional(),
      links: about(
        choice(['notes', 'addresses', 'none']),
        'Where the addresses of links stand on paper: in notes, in brackets, or nowhere. Else in notes.',
        'addresses',
      ).optional(),
    }),
    'How the book is printed.',
    { trim: '6x9in' },
  ).optional(),
  map: about(
    boolean(),
    'Whether the book has a map of where the authors are. Else it has one where three places or more are known.',
    true,
  ).optional(),
  pandoc: about(
    choice(['embedded', 'system']),
    'Which pandoc writes DOCX and its like: the one that comes along, or the one installed on this machine.',
    'embedded',
  ).optional(),
  labels: about(
    z.record(z.string(), line(), { error: 'a group of keys' }),
    "The book's own words, where they are to be others than those of its language.",
    { contents: 'What is inside' },
  ).optional(),
  frontMatter: about(
    mapping({
      aliases: about(
        z.record(z.string(), line(), { error: 'a group of keys' }),
        'Other words for the keys of a chapter: the word as written, then ours.',
        { thema: 'section' },
      ).optional(),
      unknown: about(severity(), 'How serious a key is that nobody knows. Else a warning.', 'info').optional(),
    }),
    'How the lines above a chapter are read.',
    { unknown: 'info' },
  ).optional(),
  rules: about(
    z.record(z.string(), severity(), { error: 'a group of keys' }),
    'How serious a rule is taken: error, warning, info or off. "gathering explain" lists the rules.',
    { 'words-within-limits': 'error' },
  ).optional(),
  collect: about(
    collectSchema,
    'Where chapters come from. Else the pull requests of origin, and the repositories of the roster.',
    [
      { from: 'origin', pullRequests: true },
      { from: 'origin', branches: 'chapter/*' },
      { from: 'https://git.example.org/jane/chapter.git', branch: 'main', path: 'chapter.md' },
    ],
  ).optional(),
  roster: about(path(), 'The list of everybody who was invited.', 'roster.yml').optional(),
  terms: about(
    mapping({
      version: about(line(), 'The version of the terms.', '2026-1'),
      file: about(path(), 'Where they stand.', 'TERMS.md').optional(),
    }),
    'What authors agree to. Read, but not used by this version.',
    { version: '2026-1', file: 'TERMS.md' },
  ).optional(),
});

export type WrittenBook = z.output<typeof bookSchema>;

/** Other words for the keys of `book.yml`. */
export const bookAliases: Readonly<Record<string, string>> = {
  lang: 'language',
  editor: 'editors',
  translator: 'translators',
  illustrator: 'illustrators',
  photographer: 'photographers',
  license: 'licence',
  copyright: 'rights',
  output: 'outputs',
  formats: 'outputs',
};
