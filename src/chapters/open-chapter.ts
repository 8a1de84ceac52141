import type { Chapter, ChapterKind } from '../model/chapter.ts';
import type { Checked, Diagnostic, Severity } from '../model/checked.ts';
import type { Content, Heading } from '../model/content.ts';
import type { SourceFile } from '../model/source.ts';
import { decodeText } from '../text/decode.ts';
import { splitFrontMatter } from '../text/front-matter.ts';
import { suspiciousMarkdown } from '../text/markdown/prescan.ts';
import { slugify } from '../text/slug.ts';
import { countContentWords, inlineText } from '../text/words.ts';
import { type Matter, readMatter } from './front-matter-schema.ts';

export interface ChapterOptions {
  readonly kind: ChapterKind;
  readonly aliases: Readonly<Record<string, string>>;
  readonly unknown: Severity | 'off';
}

/** A chapter's file, its head read and its text not yet parsed. */
export interface OpenedChapter {
  readonly source: SourceFile;
  readonly kind: ChapterKind;
  readonly text: string;
  /** What is to be parsed: the text below the head, on its own lines. Undefined where it must not be. */
  readonly body: string | undefined;
  readonly matter: Matter;
  readonly headIsRead: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** What parsing gave; `content` is undefined where it had to be stopped. */
export interface ParsedBody {
  readonly content: Content | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The first half: the file's text and its front matter, which take no time whatever stands in them. */
export function openChapter(source: SourceFile, { kind, aliases, unknown }: ChapterOptions): OpenedChapter {
  const file = source.path;
  const decoded = decodeText(source);
  const text = decoded.value ?? '';
  const split = splitFrontMatter(file, text);
  const matter = readMatter(split.value.matter, { file, aliases, unknown, titleRequired: false });
  const suspicion = suspiciousMarkdown(file, split.value.body);
  const isParsable = decoded.value !== undefined && suspicion === undefined;
  return {
    source,
    kind,
    text,
    body: isParsable ? split.value.body : undefined,
    matter: matter.value,
    headIsRead: split.value.matter !== undefined || !split.diagnostics.some(({ severity }) => severity === 'error'),
    diagnostics: [
      ...decoded.diagnostics,
      ...split.diagnostics,
      ...matter.diagnostics.filter((problem) => !isToldAlready(problem, split.diagnostics)),
      ...(suspicion ? [suspicion] : []),
    ],
  };
}

/** A value of which all is lost is not told once more as missing. */
function isToldAlready({ rule, place }: Diagnostic, told: readonly Diagnostic[]): boolean {
  if (rule !== 'values-are-given') return false;
  return told.some((other) => other.rule === 'values-are-whole' && other.place?.line === place?.line);
}

/** The second half, once the text is parsed; or without it, for then we still know whose chapter it is. */
export function finishChapter(opened: OpenedChapter, parsed: ParsedBody | undefined): Checked<Chapter> {
  const { source, kind, text, matter, headIsRead } = opened;
  const { title, content } = takeTitle(matter, parsed?.content ?? empty);
  const chapter: Chapter = {
    file: source.path,
    kind,
    text,
    sha256: source.sha256,
    id: slugify(matter.id ?? '') || slugify(fileStem(source.path)) || 'chapter',
    title,
    ...written(matter),
    weight: matter.weight,
    keywords: matter.keywords,
    byline: matter.author,
    credits: matter.credits,
    draft: matter.draft,
    ...(matter.withdrawn ? { withdrawn: true } : {}),
    ignore: matter.ignore,
    content,
    words: countContentWords(content),
    places: matter.places,
    headIsRead,
    readable: parsed?.content !== undefined,
  };
  return { value: chapter, diagnostics: [...opened.diagnostics, ...(parsed?.diagnostics ?? [])] };
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
