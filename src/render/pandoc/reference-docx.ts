import { escaped, pageOf, type ReferenceLook } from './reference-look.ts';
import { partIds, sectionProperties } from './word-sections.ts';
import { bytesOf, textOf, unzip, zip } from './zip.ts';

/**
 * The document that gives a DOCX its styles, page size, header and footer: pandoc's own, with the theme's styles
 * (docx-styles.xml), margins (docx-page.json), heads and feet of pages (docx-header.xml, docx-section-header.xml, docx-footer.xml) put in.
 */
export function referenceDocx(pandocsOwn: Uint8Array, look: ReferenceLook): Uint8Array {
  const files = unzip(pandocsOwn);
  const page = pageOf(look);
  const change = (path: string, edit: (text: string) => string) =>
    files.set(path, bytesOf(edit(textOf(files.get(path)))));
  const themed = (name: string) =>
    textOf(look.theme.files.get(name)).replaceAll('{text-width}', String(page.textWidth));
  const parts = partsOf(look);
  for (const { file, text, title } of parts) {
    files.set(`word/${file}`, bytesOf(themed(text).replaceAll('{title}', () => escaped(title))));
  }
  change('word/styles.xml', (styles) => withStyles(styles, themed('docx-styles.xml'), look.chapterLevel));
  change('[Content_Types].xml', (types) => types.replace('</Types>', () => `${parts.map(partType).join('')}</Types>`));
  change('word/_rels/document.xml.rels', (relations) =>
    relations.replace('</Relationships>', () => `${parts.map(relation).join('')}</Relationships>`),
  );
  change('word/document.xml', (document) =>
    document.replace(/<w:sectPr\b[^]*<\/w:sectPr>/, () =>
      sectionProperties(look.sections, look.sections.length - 1, page),
    ),
  );
  change('word/settings.xml', (settings) =>
    settings.replace('<w:characterSpacingControl', () => '<w:evenAndOddHeaders/><w:characterSpacingControl'),
  );
  return zip(files);
}

/** A head or foot of pages. */
interface PagePart {
  readonly file: string;
  readonly kind: 'header' | 'footer';
  readonly id: string;
  /** The theme's file with its text, and what stands for {title} in it. */
  readonly text: string;
  readonly title: string;
}

function partsOf({ title, sections }: ReferenceLook): PagePart[] {
  return [
    { file: 'header1.xml', kind: 'header', id: partIds.evenHead, text: 'docx-header.xml', title },
    { file: 'footer1.xml', kind: 'footer', id: partIds.foot, text: 'docx-footer.xml', title },
    ...sections.map((section, index): PagePart => ({
      file: `header${index + 2}.xml`,
      kind: 'header',
      id: partIds.head(index),
      // The opening pages have no heading that the field could find.
      text: index === 0 ? 'docx-header.xml' : 'docx-section-header.xml',
      title: section.title,
    })),
  ];
}

const styleElement = /<w:style\b[^>]*\bw:styleId="([^"]+)"[^]*?<\/w:style>/g;
const defaultsElement = /<w:docDefaults>[^]*<\/w:docDefaults>/;

function withStyles(styles: string, ours: string, chapterLevel: number): string {
  const own = new Map([...ours.matchAll(styleElement)].map(([element, id]) => [id ?? '', element]));
  if (chapterLevel === 1) raiseHeadings(own);
  const kept = styles.replace(styleElement, (element, id: string) =>
    own.has(id) || belongsToReplaced(id, own) ? '' : element,
  );
  const defaults = defaultsElement.exec(ours)?.[0];
  return (defaults === undefined ? kept : kept.replace(defaultsElement, () => defaults)).replace(
    '</w:styles>',
    () => `${[...own.values()].join('\n')}\n</w:styles>`,
  );
}

// "Heading1Char" is the twin of "Heading1"; without it the twin would keep the old look, and Word would show both.
function belongsToReplaced(id: string, own: ReadonlyMap<string, string>): boolean {
  const paragraphStyle = own.get(id.replace(/Char$/, ''));
  return id.endsWith('Char') && paragraphStyle !== undefined && !paragraphStyle.includes(`"${id}"`);
}

function raiseHeadings(styles: Map<string, string>): void {
  for (const level of [2, 3, 4, 5, 6]) {
    const look = styles.get(`Heading${level}`);
    if (look === undefined) continue;
    const raised = look
      .replace(`"Heading${level}"`, `"Heading${level - 1}"`)
      .replace(`"heading ${level}"`, `"heading ${level - 1}"`)
      .replace(`<w:outlineLvl w:val="${level - 1}"/>`, `<w:outlineLvl w:val="${level - 2}"/>`);
    styles.set(`Heading${level - 1}`, raised);
  }
}

function relation({ kind, id, file }: PagePart): string {
  const type = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`;
  return `<Relationship Type="${type}" Id="${id}" Target="${file}"/>`;
}

function partType({ kind, file }: PagePart): string {
  const type = `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`;
  return `<Override PartName="/word/${file}" ContentType="${type}"/>`;
}
