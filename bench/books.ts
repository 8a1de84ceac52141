import { appendFile, cp, mkdir, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A book folder to measure with. */
export interface BenchBook {
  readonly name: string;
  readonly folder: string;
  /** Path of the output folder's files begins with it. */
  readonly slug: string;
}

const sections = ['listening', 'making', 'arriving', 'staying'];
const vocabulary = (
  'a the of and we you they table chair letter room voice kitchen reader answer evening question harbour winter ' +
  'listens writes carries opens waits mends remembers slowly often together quietly again never because although ' +
  'when long small patient borrowed unfinished somebody nobody everyone conversation neighbourhood correspondence'
).split(' ');

const cities = [
  ...['Lisbon, PT', 'Łódź, PL', 'Sydney, AU', 'Nairobi, KE', 'Osaka, JP', 'Lima, PE', 'Bergen, NO', 'Leeds, GB'],
  ...['Toronto, CA', 'Hanoi, VN', 'Plovdiv, BG', 'Austin, US', 'Graz, AT', 'Dunedin, NZ', 'Recife, BR', 'Pune, IN'],
];

/** 275 chapters of about 500 words by as many authors, with headings, lists, notes, a table and links. Always the same. `times` makes so many times the chapters. */
export async function generatedBook(times = 1): Promise<BenchBook> {
  const folder = await mkdtemp(join(tmpdir(), 'gathering-bench-'));
  await mkdir(join(folder, 'chapters'));
  const listed = sections.map((id) => `  - { id: ${id}, title: ${id.charAt(0).toUpperCase()}${id.slice(1)} }\n`);
  await writeFile(
    join(folder, 'book.yml'),
    `title: Generated\nlanguage: en\nchapters: chapters/*.md\nsections:\n${listed.join('')}order: title\n`,
  );
  const next = numbers(7);
  for (let index = 1; index <= 275 * times; index++) {
    await writeFile(join(folder, 'chapters', `chapter-${index}.md`), chapter(index, next));
  }
  return { name: 'generated', folder, slug: 'generated' };
}

function chapter(index: number, next: () => number): string {
  const words = (count: number) =>
    Array.from({ length: count }, () => vocabulary[next() % vocabulary.length] ?? 'a').join(' ');
  const sentence = () => {
    const text = words(8 + (next() % 14));
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = () => Array.from({ length: 4 + (next() % 3) }, sentence).join(' ');
  const section = sections[index % sections.length];
  const [city = '', country = ''] = (cities[index % cities.length] ?? '').split(', ');
  const neighbour = `chapter-${(index % 275) + 1}.md`;
  return `---
title: ${words(4)} ${index}
section: ${section}
author: { name: Author Number ${index}, url: "https://author-${index}.example", city: ${city}, country: ${country} }
---

${paragraph()} *${words(3)}* and **${words(2)}**.[^1]

${paragraph()} See [the next one](${neighbour}).

## ${words(3)}

- ${sentence()}
- ${sentence()}
- ${sentence()}

${paragraph()}

> ${sentence()} “${words(6)}”

| ${words(1)} | ${words(1)} |
| --- | --- |
| ${words(2)} | \`${words(1)}\` |
| ${words(3)} | ${words(2)} |

${paragraph()}

${paragraph()}

[^1]: ${sentence()}
`;
}

/** The same book without contributors' list, map and QR codes. */
export async function bareBook({ name, folder, slug }: BenchBook): Promise<BenchBook> {
  const bare = await mkdtemp(join(tmpdir(), 'gathering-bench-'));
  await cp(folder, bare, { recursive: true });
  await mkdir(join(bare, 'themes/bare'), { recursive: true });
  await writeFile(join(bare, 'themes/bare/theme.yml'), 'extends: age-of-conversation\nparts: { qr-codes: no }\n');
  // Where the links of by-lines lead, and nothing to see.
  await writeFile(
    join(bare, 'themes/bare/contributors.typ'),
    `#let contributors-list(book, m) = {
  [#metadata(none) <contributors-list>]
  for person in book.contributors [#metadata(none) #label(person.anchor)]
}
`,
  );
  await appendFile(join(bare, 'book.yml'), 'theme: bare\nmap: no\n');
  return { name, folder: bare, slug };
}

/** The same numbers on every machine: a linear congruential generator (Numerical Recipes' constants). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}

/** The public essays as a book, where their folder is at hand. */
export async function realBook(repository: string): Promise<BenchBook | undefined> {
  const source = [process.env['GATHERING_ESSAYS'], join(repository, '../shared/corpora/public-essays')].find(
    (candidate) => candidate !== undefined && existsSync(join(candidate, 'chapters')),
  );
  if (source === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'gathering-bench-'));
  for (const part of ['chapters', 'contributors'])
    await cp(join(source, part), join(folder, part), { recursive: true });
  const ids = new Set<string>();
  for (const name of await readdir(join(folder, 'chapters'))) {
    const text = await readFile(join(folder, 'chapters', name), 'utf8');
    ids.add(/^section: (\S+)$/m.exec(text)?.[1] ?? '');
  }
  const listed = [...ids].sort().map((id) => `  - { id: ${id}, title: ${id} }\n`);
  await writeFile(
    join(folder, 'book.yml'),
    `title: Real\nlanguage: en\nchapters: chapters/*.md\ncontributors: contributors/*.yml\nsections:\n${listed.join('')}` +
      'order: title\nfrontMatter: { aliases: { authors: author, topics: keywords }, unknown: "off" }\n',
  );
  return { name: 'real', folder, slug: 'real' };
}
