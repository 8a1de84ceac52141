import { cp, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { decoded, expectedChapter, type ExpectedChapter } from './expected.ts';
import { repository } from './run-program.ts';

/** Public essays by hundreds of real authors, kept outside of the repository. Undefined where they are not there. */
export const essays: string | undefined = [
  process.env['GATHERING_ESSAYS'],
  join(repository, '../shared/corpora/public-essays'),
].find((folder) => folder !== undefined && existsSync(join(folder, 'chapters')));

export interface RealBook {
  readonly folder: string;
  /** By file name, as read from the source without any code of the package; authors by name. */
  readonly expected: readonly ExpectedChapter[];
  /** Titles of the sections, in order. */
  readonly sections: readonly string[];
}

/** A book folder that holds the essays as they were published, with a `book.yml` around them. */
export async function makeRealBook(source: string): Promise<RealBook> {
  const folder = await mkdtemp(join(tmpdir(), 'gathering-real-'));
  await mkdir(folder, { recursive: true });
  for (const part of ['chapters', 'contributors'])
    await cp(join(source, part), join(folder, part), { recursive: true });
  const names = (await readdir(join(source, 'chapters'))).filter((name) => name.endsWith('.md')).sort();
  const expected = await Promise.all(names.map((name) => readExpected(source, name)));
  const ids = [...new Set(expected.map(({ section }) => section))].sort();
  const sections = ids.map((id) => ({ id, title: titleOf(id) }));
  await writeFile(join(folder, 'book.yml'), bookFile(sections));
  return { folder, expected, sections: sections.map(({ title }) => title) };
}

async function readExpected(source: string, name: string): Promise<ExpectedChapter> {
  const chapter = expectedChapter(`chapters/${name}`, await readFile(join(source, 'chapters', name), 'utf8'));
  const authors = chapter.authors.map(async (id) => {
    const person = parse(await readFile(join(source, 'contributors', `${id}.yml`), 'utf8'), { schema: 'failsafe' }) as {
      name: string;
    };
    return decoded(person.name);
  });
  return { ...chapter, authors: await Promise.all(authors) };
}

function titleOf(id: string): string {
  return id
    .split('-')
    .map((word) => (word === 'and' ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}

function bookFile(sections: readonly { readonly id: string; readonly title: string }[]): string {
  return stringify({
    title: 'Public Essays',
    subtitle: 'On making public things together',
    language: 'en',
    editors: [{ name: 'The Essays’ Editors' }],
    chapters: 'chapters/*.md',
    contributors: 'contributors/*.yml',
    sections,
    order: 'title',
    rights: 'These essays are in the public domain.',
    frontMatter: {
      aliases: { authors: 'author', topics: 'keywords' },
      unknown: 'off',
    },
    outputs: ['pdf', 'epub', 'site', 'markdown', 'docx'],
  });
}
