import type * as Mdast from 'mdast';
import type { Block, Content, Inline, Note } from '../../model/content.ts';
import type {
  Manuscript,
  ManuscriptChapter,
  ManuscriptContributor,
  ManuscriptSection,
} from '../../model/manuscript.ts';
import { bookRolesOf, chapterCredits, creditedChapters } from '../credits.ts';
import { placesLine, placesWithoutMark } from '../map/words.ts';
import { markedTitle } from '../mark.ts';
import { betweenNames } from '../../text/name-list.ts';
import { isSafeAddress } from '../../text/web-address.ts';
import { allChapters } from '../all-chapters.ts';

/**
 * The whole book as one Markdown tree: titles as headings with their ids (`{#c-oak}`), by-lines in italics, chapters
 * below sections, notes behind the chapter they belong to, people at the end.
 */
export function bookTree(manuscript: Manuscript): Mdast.Root {
  const people = new Map(manuscript.contributors.map((person) => [person.anchor, person]));
  const isSectioned = manuscript.sections.some(({ title }) => title !== '');
  const chapters = (list: readonly ManuscriptChapter[], depth: number) =>
    list.flatMap((chapter) => chapterTree(chapter, depth, manuscript, people));
  return {
    type: 'root',
    children: [
      ...chapters(manuscript.front, 1),
      ...manuscript.sections.flatMap((section) => [
        ...(isSectioned ? sectionTree(section) : []),
        ...chapters(section.chapters, isSectioned ? 2 : 1),
      ]),
      ...chapters(manuscript.back, 1),
      ...mapTree(manuscript, people),
      ...contributorsTree(manuscript),
    ],
  };
}

function sectionTree(section: ManuscriptSection): Mdast.RootContent[] {
  return [heading(1, section.title, section.anchor), ...(section.intro ? contentTree(section.intro, 0) : [])];
}

function chapterTree(
  chapter: ManuscriptChapter,
  depth: number,
  { labels }: Manuscript,
  people: ReadonlyMap<string, ManuscriptContributor>,
): Mdast.RootContent[] {
  const names = chapter.authors.flatMap((anchor) => people.get(anchor) ?? []);
  const credits = chapterCredits(chapter, people);
  return [
    heading(depth, markedTitle(chapter, labels), chapter.anchor),
    ...(chapter.subtitle === undefined ? [] : [paragraph({ type: 'strong', children: [text(chapter.subtitle)] })]),
    ...(names.length === 0 ? [] : [byline(labels.by, names, labels)]),
    ...credits.map((credit) => byline(labels[credit.label], credit.people, labels)),
    ...contentTree(chapter, depth - 1),
  ];
}

/** `by Jane and John`, each name a link to its bearer. */
function byline(
  label: string,
  people: readonly ManuscriptContributor[],
  labels: Manuscript['labels'],
): Mdast.Paragraph {
  const [before = '', after = ''] = label.split('{names}');
  return paragraph(...joined([text(before), ...linkedNames(people, labels), text(after)]));
}

function contentTree(content: Content, deeper: number): Mdast.RootContent[] {
  return [...content.blocks.map((block) => blockTree(block, deeper)), ...content.notes.map(noteTree)];
}

function noteTree({ id, children }: Note): Mdast.FootnoteDefinition {
  const blocks = children.map((block) => blockTree(block, 0)) as Mdast.FootnoteDefinition['children'];
  return { type: 'footnoteDefinition', identifier: id, label: id, children: blocks };
}

/** Where the authors are, as a list. */
function mapTree(manuscript: Manuscript, people: ReadonlyMap<string, ManuscriptContributor>): Mdast.RootContent[] {
  const { map, labels } = manuscript;
  if (map === undefined) return [];
  const line = placesLine(manuscript);
  return [
    heading(1, labels.map, 'map'),
    ...(line === undefined ? [] : [paragraph(text(line))]),
    {
      type: 'list',
      ordered: false,
      spread: false,
      children: map.places.map(({ name, people: anchors }) => ({
        type: 'listItem',
        spread: false,
        children: [
          paragraph(
            ...joined([
              { type: 'strong', children: [text(name)] },
              text(': '),
              ...linkedNames(
                anchors.flatMap((anchor) => people.get(anchor) ?? []),
                labels,
              ),
            ]),
          ),
        ],
      })),
    },
    ...placesWithoutMark(map, labels).map((note) => paragraph(text(note))),
  ];
}

/** Names as links to their bearers: `Jane, Jim and John`. */
function linkedNames(people: readonly ManuscriptContributor[], labels: Manuscript['labels']): Mdast.PhrasingContent[] {
  const { comma, and } = betweenNames(labels);
  return people.flatMap((person, index): Mdast.PhrasingContent[] => [
    ...(index === 0 ? [] : [text(index === people.length - 1 ? and : comma)]),
    link(person.anchor, person.name),
  ]);
}

function contributorsTree(manuscript: Manuscript): Mdast.RootContent[] {
  const { contributors, labels } = manuscript;
  if (contributors.length === 0) return [];
  const chapters = allChapters(manuscript);
  const titles = new Map(chapters.map(({ anchor, title }) => [anchor, title]));
  return [
    heading(1, labels.contributors, 'contributors'),
    ...contributors.flatMap((person) => {
      const facts: Mdast.PhrasingContent[] = [person.affiliation, person.place].flatMap((fact) =>
        fact ? [text(fact)] : [],
      );
      if (person.url !== undefined && isSafeAddress(person.url))
        facts.push({ type: 'link', url: person.url, title: null, children: [text(person.url)] });
      const roles = bookRolesOf(person).map((role) => labels[role]);
      if (roles.length > 0) facts.unshift(text(roles.join(' · ')));
      const credits = creditedChapters(person).flatMap(({ role, chapters: anchors }) =>
        anchors.map((anchor) => paragraph(text(`${labels[role]}: `), link(anchor, titles.get(anchor) ?? ''))),
      );
      const line = facts.flatMap((fact, index) => (index === 0 ? [fact] : [text(' · '), fact]));
      return [
        heading(2, person.name, person.anchor),
        ...(line.length === 0 ? [] : [paragraph(...joined(line))]),
        ...person.bio.map((block) => blockTree(block, 1)),
        ...credits,
      ];
    }),
  ];
}

function link(anchor: string, words: string): Mdast.Link {
  return { type: 'link', url: `#${anchor}`, title: null, children: [text(words)] };
}

function heading(depth: number, title: string, id: string): Mdast.Heading {
  return { type: 'heading', depth: clamp(depth), children: [text(`${title} `), headingId(id)] };
}

function clamp(depth: number): Mdast.Heading['depth'] {
  return Math.min(6, Math.max(1, depth)) as Mdast.Heading['depth'];
}

function blockTree(block: Block, deeper: number): Mdast.RootContent {
  switch (block.type) {
    case 'paragraph':
      return paragraph(...inlineTrees(block.children));
    case 'heading': {
      const id = block.id === undefined ? [] : [text(' '), headingId(block.id)];
      return {
        type: 'heading',
        depth: clamp(block.depth + deeper),
        children: joined([...inlineTrees(block.children), ...id]),
      };
    }
    case 'code':
      // Pandoc reads `{=html}` there as raw HTML.
      return {
        type: 'code',
        lang: block.lang?.includes('{') ? null : (block.lang ?? null),
        meta: null,
        value: block.value,
      };
    case 'thematicBreak':
      return { type: 'thematicBreak' };
    case 'blockquote':
      return {
        type: 'blockquote',
        children: block.children.map((child) => blockTree(child, deeper)) as Mdast.Blockquote['children'],
      };
    case 'list':
      return {
        type: 'list',
        ordered: block.ordered,
        start: block.start,
        spread: block.spread,
        children: block.children.map((item) => ({
          type: 'listItem' as const,
          checked: item.checked,
          spread: item.spread,
          children: item.children.map((child) => blockTree(child, deeper)) as Mdast.ListItem['children'],
        })),
      };
    case 'table':
      return {
        type: 'table',
        align: [...block.align],
        children: block.children.map((row) => ({
          type: 'tableRow' as const,
          children: row.children.map((cell) => ({ type: 'tableCell' as const, children: inlineTrees(cell.children) })),
        })),
      };
  }
}

function inlineTrees(inlines: readonly Inline[]): Mdast.PhrasingContent[] {
  return joined(inlines.flatMap(inlineTree));
}

function inlineTree(inline: Inline): Mdast.PhrasingContent[] {
  switch (inline.type) {
    case 'text':
      return [text(inline.value)];
    case 'inlineCode':
      return [{ type: 'inlineCode', value: inline.value }];
    case 'break':
      return [{ type: 'break' }];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [{ type: inline.type, children: inlineTrees(inline.children) }];
    case 'link':
      if (!isSafeAddress(inline.url)) return inlineTrees(inline.children);
      return [{ type: 'link', url: inline.url, title: inline.title ?? null, children: inlineTrees(inline.children) }];
    case 'image':
      return [{ type: 'image', url: inline.url, alt: inline.alt, title: inline.title ?? null }];
    case 'footnoteReference':
      return [{ type: 'footnoteReference', identifier: inline.identifier, label: inline.identifier }];
    case 'anchor':
      return [
        { type: 'html', value: `<a id="${inline.id.replace(/["&<>]/g, '')}">` },
        { type: 'html', value: '</a>' },
      ];
  }
}

// Not text: there, braces are escaped.
function headingId(id: string): Mdast.Html {
  return { type: 'html', value: `{#${id}}` };
}

function paragraph(...children: Mdast.PhrasingContent[]): Mdast.Paragraph {
  return { type: 'paragraph', children };
}

function text(value: string): Mdast.Text {
  return { type: 'text', value };
}

function joined(inlines: readonly Mdast.PhrasingContent[]): Mdast.PhrasingContent[] {
  const result: Mdast.PhrasingContent[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (inline.type === 'text' && last?.type === 'text') result[result.length - 1] = text(last.value + inline.value);
    else if (inline.type !== 'text' || inline.value !== '') result.push(inline);
  }
  return result;
}
