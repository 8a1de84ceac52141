import type { Trim } from '../model/project.ts';
import { resolveInside } from '../text/book-path.ts';
import { bylineSchema } from '../text/schema-person.ts';
import {
  choice,
  integer,
  isoDate,
  language,
  line,
  list,
  mapping,
  oneOrMany,
  prose,
  type Refusal,
  scalar,
  url,
  boolean,
} from '../text/schema-types.ts';
import { z } from '../text/schema.ts';
import { readIsbn } from './isbn.ts';
import { readTrim } from './trim.ts';

const path = () => scalar<string>("a path inside the book's folder", (written) => readPath(written, false));
const glob = () => scalar<string>("a path inside the book's folder", (written) => readPath(written, true));
const isbn = () => scalar<string>('an ISBN', readIsbn);
const severity = () => choice(['error', 'warning', 'info', 'off']);

const section = mapping(
  {
    id: line().optional(),
    title: line(),
    intro: path().optional(),
    chapters: oneOrMany(line()).optional(),
  },
  'a title, or a group of keys with id and title',
);

const source = mapping({
  from: line(),
  pullRequests: boolean().optional(),
  branches: oneOrMany(line()).optional(),
  branch: line().optional(),
  path: glob().optional(),
});

/** `book.yml`. Only `title` is required. */
export const bookSchema = mapping({
  title: line(),
  subtitle: line().optional(),
  slug: line().optional(),
  language: language().optional(),
  editors: bylineSchema.optional(),
  chapters: oneOrMany(glob()).optional(),
  contributors: oneOrMany(glob()).optional(),
  sections: list(z.union([line(), section], { error: 'a title, or a group of keys with id and title' })).optional(),
  front: oneOrMany(path()).optional(),
  back: oneOrMany(path()).optional(),
  order: choice(['weight', 'author', 'title', 'date', 'listed', 'shuffle']).optional(),
  seed: line().optional(),
  limits: mapping({ words: wordLimits().optional(), pages: integer(1, 100).optional() }).optional(),
  deadline: isoDate().optional(),
  description: prose().optional(),
  dedication: prose().optional(),
  rights: prose().optional(),
  licence: line().optional(),
  publisher: line().optional(),
  edition: line().optional(),
  url: url().optional(),
  charity: mapping(
    { name: line(), url: url().optional(), statement: prose().optional() },
    'a group of keys such as name and url',
  ).optional(),
  isbn: z
    .union([isbn(), mapping({ print: isbn().optional(), pdf: isbn().optional(), epub: isbn().optional() })], {
      error: 'an ISBN, or a group of the keys print, pdf and epub',
    })
    .optional(),
  cover: path().optional(),
  outputs: oneOrMany(scalar<string>('the name of an output', readOutput)).optional(),
  theme: scalar<string>('the name of a theme', (written) => readPath(written, false)).optional(),
  print: mapping({
    trim: scalar<Trim>('a page size', readTrim).optional(),
    printer: line().optional(),
    paper: line().optional(),
  }).optional(),
  pandoc: choice(['embedded', 'system']).optional(),
  labels: z.record(z.string(), line(), { error: 'a group of keys' }).optional(),
  frontMatter: mapping({
    aliases: z.record(z.string(), line(), { error: 'a group of keys' }).optional(),
    unknown: severity().optional(),
  }).optional(),
  rules: z.record(z.string(), severity(), { error: 'a group of keys' }).optional(),
  collect: list(source).optional(),
  terms: mapping({ version: line(), file: path().optional() }).optional(),
});

export type WrittenBook = z.output<typeof bookSchema>;

/** Other words for the keys of `book.yml`. */
export const bookAliases: Readonly<Record<string, string>> = {
  lang: 'language',
  editor: 'editors',
  license: 'licence',
  copyright: 'rights',
  output: 'outputs',
  formats: 'outputs',
};

/** A path or pattern inside the book's folder, without `.` and `..` steps. */
function readPath(written: string, isGlob: boolean): string | Refusal {
  const mustBe = "a path inside the book's folder";
  if (written.includes('\\')) return { mustBe, hint: `Write folders with /: ${written.replaceAll('\\', '/')}` };
  if (/^(?:\/|~|[A-Za-z]:|[a-z]+:\/\/)/i.test(written)) {
    return { mustBe, hint: 'Write it as seen from the folder of book.yml: chapters/one.md' };
  }
  const negated = isGlob && written.startsWith('!') ? '!' : '';
  const plain = written.slice(negated.length);
  const resolved = plain.split('/').includes('..') && isGlob ? undefined : resolveInside('', plain);
  if (resolved === undefined) return { mustBe, hint: 'Copy the file into that folder; ".." cannot lead out of it.' };
  return resolved === '' ? { mustBe, hint: 'Name a file.' } : `${negated}${resolved}`;
}

function readOutput(written: string): string | Refusal {
  const name = written.toLowerCase();
  const mustBe = 'the name of an output';
  return /^[a-z][a-z0-9_+-]*$/.test(name) ? name : { mustBe, hint: 'Write names such as pdf, epub, site or docx.' };
}

/** `[250, 450]` or `250-450`. */
function wordLimits() {
  const phrase = 'two whole numbers, the least and the most words, such as [250, 450]';
  const fit = (numbers: readonly number[]): readonly [number, number] | Refusal => {
    const [least, most] = numbers;
    const isPair = least !== undefined && most !== undefined && numbers.length === 2;
    return isPair && least <= most ? [least, most] : { mustBe: phrase, hint: 'The smaller number comes first.' };
  };
  const range = scalar(phrase, (written) =>
    /^\d{1,6}\s*[-–—]\s*\d{1,6}$/.test(written) ? fit(written.split(/[-–—]/).map(Number)) : { mustBe: phrase },
  );
  const pair = z.array(integer(0), { error: phrase }).transform((numbers, context): readonly [number, number] => {
    const fitted = fit(numbers);
    if (!('mustBe' in fitted)) return fitted;
    context.issues.push({ code: 'custom', message: phrase, input: numbers, params: { hint: fitted.hint } });
    return z.NEVER;
  });
  return z.union([range, pair], { error: phrase });
}
