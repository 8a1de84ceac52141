import type { Chapter, ChapterKind } from '../model/chapter.ts';
import type { Checked, Diagnostic, Severity } from '../model/checked.ts';
import type { Content, Heading } from '../model/content.ts';
import type { SourceFile } from '../model/source.ts';
import { decodeText } from '../text/decode.ts';
import { splitFrontMatter } from '../text/front-matter.ts';
import { readContent } from '../text/markdown/normalise.ts';
import { suspiciousMarkdown } from '../text/markdown/prescan.ts';
import { slugify } from '../text/slug.ts';
import { countContentWords, inlineText } from '../text/words.ts';
import { type Matter, readMatter } from './front-matter-schema.ts';

export interface ChapterOptions {
  readonly kind: ChapterKind;
  readonly aliases: Readonly<Record<string, string>>;
  readonly unknown: Severity | 'off';
  /** Why the text must not be parsed; the front matter is read all the same, so that we know whose chapter it is. */
  readonly unparsable?: Diagnostic;
}

/** One file as a chapter. It always gives one, however broken the file: a person's contribution is never just gone. */
export function readChapter(source: SourceFile, options: ChapterOptions): Checked<Chapter> {
  const file = source.path;
  const decoded = decodeText(source);
  const text = decoded.value ?? '';
  const split = splitFrontMatter(file, text);
  const matter = readMatter(split.value.matter, { ...options, file, titleRequired: false });
  const suspicion = options.unparsable ?? suspiciousMarkdown(file, split.value.body);
  const read = suspicion ? { content: empty, diagnostics: [suspicion] } : readContent(file, split.value.body);
  const { title, content } = takeTitle(matter.value, read.content);
  const diagnostics = [decoded, split, matter, read].flatMap((step): readonly Diagnostic[] => step.diagnostics);
  const chapter: Chapter = {
    file,
    kind: options.kind,
    text,
    sha256: source.sha256,
    id: slugify(matter.value.id ?? '') || slugify(fileStem(file)) || 'chapter',
    title,
    ...written(matter.value),
    weight: matter.value.weight,
    keywords: matter.value.keywords,
    byline: matter.value.author,
    draft: matter.value.draft,
    ignore: matter.value.ignore,
    content,
    words: countContentWords(content),
    places: matter.value.places,
    readable: decoded.value !== undefined && suspicion === undefined,
  };
  return { value: chapter, diagnostics };
}

const empty: Content = { blocks: [], notes: [] };

function written({ subtitle, summary, section, date, language }: Matter): Partial<Chapter> {
  return {
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(summary === undefined ? {} : { summary }),
    ...(section === undefined ? {} : { section }),
    ...(date === undefined ? {} : { date }),
    ...(language === undefined ? {} : { language }),
  };
}

// `README.md` and `index.md` say nothing; their folder does.
function fileStem(file: string): string {
  const steps = file.split('/');
  const stem = (steps.at(-1) ?? '').replace(/\.[^.]+$/, '');
  return /^(?:index|readme)$/i.test(stem) ? (steps.at(-2) ?? stem) : stem;
}

/**
 * The title from the front matter, else the first level-one heading. Either way a level-one heading that says the
 * title at the top of the text is taken off, for the title is set once.
 */
function takeTitle(matter: Matter, content: Content): { title: string; content: Content } {
  const index = content.blocks.findIndex((block) => block.type === 'heading' && block.depth === 1);
  const heading = content.blocks[index] as Heading | undefined;
  const headingText = heading ? inlineText(heading.children).trim() : '';
  const withoutHeading = { ...content, blocks: content.blocks.filter((block) => block !== heading) };
  if (matter.title === undefined) return { title: headingText, content: heading ? withoutHeading : content };
  const repeats = index === 0 && sameWords(headingText, matter.title);
  return { title: matter.title, content: repeats ? withoutHeading : content };
}

function sameWords(one: string, other: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(one) === plain(other);
}
