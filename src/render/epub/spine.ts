import type {
  Manuscript,
  ManuscriptChapter,
  ManuscriptContributor,
  ManuscriptMap,
  ManuscriptSection,
} from '../../model/manuscript.ts';

/** One file of the EPUB in reading order, not yet written. `file` is its name inside `text/`. */
export type Part = { readonly file: string } & (
  | { readonly kind: 'cover' | 'titlePage' | 'copyright' | 'dedication' | 'contents' }
  | { readonly kind: 'section'; readonly section: ManuscriptSection }
  | { readonly kind: 'chapter'; readonly chapter: ManuscriptChapter }
  | { readonly kind: 'map'; readonly map: ManuscriptMap }
  | { readonly kind: 'contributors'; readonly people: readonly ManuscriptContributor[]; readonly isFirst: boolean }
);

export interface Spine {
  readonly parts: readonly Part[];
  /** By anchor of chapter, section or contributor: the file that it stands in. */
  readonly files: ReadonlyMap<string, string>;
}

/** People a file. Older reading systems slow down in files over some 300 KB; a person has 1 to 2 KB. */
const peopleInFile = 100;

/**
 * The files of the EPUB in reading order. Their names are numbered, not made of titles: every reading system takes
 * them, whatever the script.
 */
export function planSpine(manuscript: Manuscript): Spine {
  const parts: Part[] = [
    { kind: 'cover', file: 'cover.xhtml' },
    { kind: 'titlePage', file: 'title.xhtml' },
    { kind: 'copyright', file: 'copyright.xhtml' },
  ];
  if (manuscript.book.dedication) parts.push({ kind: 'dedication', file: 'dedication.xhtml' });
  parts.push({ kind: 'contents', file: 'contents.xhtml' });
  const chapters = (name: string, list: readonly ManuscriptChapter[], first = 1) =>
    list.map((chapter, index): Part => ({ kind: 'chapter', chapter, file: numbered(name, first + index) }));

  parts.push(...chapters('front', manuscript.front));
  let next = 1;
  for (const section of manuscript.sections) {
    if (hasOpener(section)) parts.push({ kind: 'section', section, file: numbered('section', section.number) });
    parts.push(...chapters('chapter', section.chapters, next));
    next += section.chapters.length;
  }
  parts.push(...chapters('back', manuscript.back));
  if (manuscript.map) parts.push({ kind: 'map', map: manuscript.map, file: 'map.xhtml' });
  parts.push(...contributorParts(manuscript.contributors));
  return { parts, files: anchorFiles(parts, manuscript) };
}

// A book without sections has one without title: it needs no page of its own.
function hasOpener(section: ManuscriptSection): boolean {
  return section.title !== '';
}

function contributorParts(people: readonly ManuscriptContributor[]): Part[] {
  const parts: Part[] = [];
  for (let start = 0; start < people.length; start += peopleInFile) {
    const file = numbered('contributors', parts.length + 1);
    parts.push({ kind: 'contributors', people: people.slice(start, start + peopleInFile), file, isFirst: start === 0 });
  }
  return parts;
}

function anchorFiles(parts: readonly Part[], { sections }: Manuscript): Map<string, string> {
  const files = new Map<string, string>();
  for (const part of parts) {
    if (part.kind === 'section') files.set(part.section.anchor, part.file);
    else if (part.kind === 'chapter') files.set(part.chapter.anchor, part.file);
    else if (part.kind === 'contributors') for (const { anchor } of part.people) files.set(anchor, part.file);
  }
  for (const { anchor, chapters } of sections) {
    const first = files.get(chapters[0]?.anchor ?? '');
    if (!files.has(anchor) && first !== undefined) files.set(anchor, first);
  }
  return files;
}

function numbered(name: string, number: number): string {
  return `${name}-${String(number).padStart(3, '0')}.xhtml`;
}
