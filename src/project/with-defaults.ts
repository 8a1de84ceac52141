import type { Checked, Diagnostic } from '../model/checked.ts';
import type { Book, SectionPlan } from '../model/project.ts';
import { matterKeys } from '../text/front-matter-words.ts';
import { directionOf } from '../text/language.ts';
import { nearest } from '../text/nearest.ts';
import { bylineEntries } from '../text/schema-person.ts';
import { slugify } from '../text/slug.ts';
import type { YamlDocument } from '../text/yaml/yaml.ts';
import type { WrittenBook } from './book-schema.ts';
import { readSources } from './collect-sources.ts';
import type { BookFile } from './project.ts';

/** `book.yml` with everything that makes a good book where it says nothing. */
export function withDefaults(written: WrittenBook, document: YamlDocument, file: string): Checked<BookFile> {
  const sections = planSections(written.sections ?? [], document, file);
  const aliases = knownAliases(written.frontMatter?.aliases ?? {}, document, file);
  const book = describeBook(written);
  const { foreword: forewords = [], afterword: afterwords = [] } = written;
  const value: BookFile = {
    file,
    book,
    editors: bylineEntries(written.editors, 'editors', document),
    credits: creditKeys.map(({ role, key }) => ({ role, people: bylineEntries(written[key], key, document) })),
    chapters: written.chapters ?? ['chapters/**/*.md'],
    contributorFiles: written.contributors ?? ['contributors/*.yml'],
    sections: sections.value,
    front: [...new Set([...outside(forewords, written.front), ...(written.front ?? [])])],
    back: [...new Set([...outside(afterwords, written.back), ...(written.back ?? [])])],
    forewords,
    afterwords,
    order: written.order ?? 'weight',
    seed: written.seed ?? book.slug,
    limits: withoutUndefined(written.limits ?? {}),
    outputs: [...new Set(written.outputs ?? ['pdf', 'epub', 'site'])],
    theme: written.theme ?? 'age-of-conversation',
    print: {
      trim: written.print?.trim ?? { name: '6x9in', width: 152.4, height: 228.6 },
      printer: written.print?.printer ?? 'plain',
      ...(written.print?.printer === undefined ? {} : { hasPrinter: true }),
      ...(written.print?.paper === undefined ? {} : { paper: written.print.paper }),
      colour: written.print?.colour ?? 'greyscale',
      bleed: written.print?.bleed ?? false,
      links: written.print?.links ?? 'notes',
    },
    ...(written.map === undefined ? {} : { map: written.map }),
    colophon: written.colophon ?? true,
    pandoc: written.pandoc ?? 'embedded',
    frontMatter: { aliases: aliases.value, unknown: written.frontMatter?.unknown ?? 'warning' },
    rules: new Map(Object.entries(written.rules ?? {})),
    labelOverrides: written.labels ?? {},
    writtenSources: written.collect && readSources(written.collect, document.values, file),
    ...(written.roster === undefined ? {} : { rosterFile: written.roster }),
    places: document.values,
  };
  return { value, diagnostics: [...sections.diagnostics, ...aliases.diagnostics] };
}

const creditKeys = [
  { role: 'translator', key: 'translators' },
  { role: 'illustrator', key: 'illustrators' },
  { role: 'photographer', key: 'photographers' },
] as const;

/** A foreword that "front" lists as well has its place there; else it comes first. */
function outside(paths: readonly string[], listed: readonly string[] = []): readonly string[] {
  return paths.filter((path) => !listed.includes(path));
}

function describeBook(written: WrittenBook): Omit<Book, 'editors' | 'credits'> {
  const { title, subtitle, description, dedication, rights, licence, publisher, edition, url, deadline } = written;
  // The picture alone, or the keys.
  const { picture, ...cover } = typeof written.cover === 'string' ? { picture: written.cover } : (written.cover ?? {});
  const language = written.language ?? 'en';
  const { isbn, charity } = written;
  return {
    slug: fileName(slugify(written.slug ?? title)),
    title,
    language,
    direction: directionOf(language),
    // One number alone is that of the printed book.
    isbn: typeof isbn === 'string' ? { print: isbn } : withoutUndefined(isbn ?? {}),
    ...(charity === undefined ? {} : { charity: withoutUndefined(charity) as { name: string } }),
    ...withoutUndefined({
      subtitle,
      description,
      dedication,
      rights,
      licence,
      publisher,
      edition,
      url,
      cover: picture,
      ...cover,
      deadline,
    }),
  };
}

// Windows opens a device instead of a file of these names, whatever their ending.
function fileName(slug: string): string {
  if (slug === '') return 'book';
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(slug) ? `${slug}-book` : slug;
}

function planSections(
  written: NonNullable<WrittenBook['sections']>,
  document: YamlDocument,
  file: string,
): Checked<readonly SectionPlan[]> {
  const plans = new Map<string, SectionPlan>();
  const diagnostics: Diagnostic[] = [];
  written.forEach((entry, index) => {
    const section = typeof entry === 'string' ? { title: entry } : entry;
    const writtenId = 'id' in section ? (section.id ?? '') : '';
    const plan: SectionPlan = {
      ...withoutUndefined(section),
      // The id becomes the name of a page: no dot or slash may stay in it.
      id: slugify(writtenId) || slugify(section.title) || `section-${index + 1}`,
      title: section.title,
    };
    if (plans.has(plan.id)) diagnostics.push(sameSection(plan.id, index, document, file));
    else plans.set(plan.id, plan);
  });
  return { value: [...plans.values()], diagnostics };
}

function sameSection(id: string, index: number, { values }: YamlDocument, file: string): Diagnostic {
  const place = values.get(`sections.${index}.id`) ?? values.get(`sections.${index}`);
  return {
    rule: 'section-ids-are-unique',
    severity: 'error',
    message: `Two sections have the id "${id}"; the second one is left out.`,
    hint: 'Give one of them another "id".',
    file,
    ...(place === undefined ? {} : { place }),
  };
}

function knownAliases(
  written: Readonly<Record<string, string>>,
  document: YamlDocument,
  file: string,
): Checked<Readonly<Record<string, string>>> {
  const known: readonly string[] = matterKeys;
  const entries = Object.entries(written);
  const diagnostics = entries
    .filter(([, key]) => !known.includes(key))
    .map(([alias, key]): Diagnostic => {
      const place = document.values.get(`frontMatter.aliases.${alias}`);
      const near = nearest(key, known);
      return {
        rule: 'values-fit',
        severity: 'error',
        message: `"${alias}" cannot stand for "${key}", which is not a key of a chapter.`,
        hint: near === undefined ? `The keys are: ${known.join(', ')}.` : `Did you mean "${near}"?`,
        file,
        ...(place === undefined ? {} : { place }),
      };
    });
  return { value: Object.fromEntries(entries.filter(([, key]) => known.includes(key))), diagnostics };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(record: T): Partial<Defined<T>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<Defined<T>>;
}
