import { escaped, pageOf, type PageGeometry, type ReferenceLook } from './reference-look.ts';
import { bytesOf, textOf, unzip, zip } from './zip.ts';

/**
 * The document that gives a DOCX its styles, page size, header and footer: pandoc's own, with the theme's styles
 * (docx-styles.xml), margins (docx-page.json), header and footer (docx-header.xml, docx-footer.xml) put in.
 */
export function referenceDocx(pandocsOwn: Uint8Array, look: ReferenceLook): Uint8Array {
  const files = unzip(pandocsOwn);
  const page = pageOf(look);
  const change = (path: string, edit: (text: string) => string) =>
    files.set(path, bytesOf(edit(textOf(files.get(path)))));
  const themed = (name: string) =>
    textOf(look.theme.files.get(name)).replaceAll('{text-width}', String(page.textWidth));
  const parts = (['header', 'footer'] as const).filter((part) => look.theme.files.has(`docx-${part}.xml`));
  for (const part of parts) {
    files.set(`word/${part}1.xml`, bytesOf(themed(`docx-${part}.xml`).replaceAll('{title}', escaped(look.title))));
  }
  change('word/styles.xml', (styles) => withStyles(styles, themed('docx-styles.xml'), look.chapterLevel));
  change('[Content_Types].xml', (types) => types.replace('</Types>', () => `${parts.map(partType).join('')}</Types>`));
  change('word/_rels/document.xml.rels', (relations) =>
    relations.replace('</Relationships>', () => `${parts.map(relation).join('')}</Relationships>`),
  );
  change('word/document.xml', (document) =>
    document.replace(/<w:sectPr\b[^]*<\/w:sectPr>/, () => sectionProperties(parts, page)),
  );
  return zip(files);
}

type Part = 'header' | 'footer';

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

function sectionProperties(parts: readonly Part[], page: PageGeometry): string {
  return (
    '<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    parts.map((part) => `<w:${part}Reference w:type="default" r:id="${relationId(part)}"/>`).join('') +
    `<w:pgSz w:w="${page.width}" w:h="${page.height}"/><w:pgMar ${marginAttributes(page)}/><w:titlePg/></w:sectPr>`
  );
}

function marginAttributes(page: PageGeometry): string {
  const { top, right, bottom, left, header, footer } = page;
  const distances = Object.entries({ top, right, bottom, left, header, footer, gutter: 0 });
  return distances.map(([side, distance]) => `w:${side}="${distance}"`).join(' ');
}

function relation(part: Part): string {
  const type = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${part}`;
  return `<Relationship Type="${type}" Id="${relationId(part)}" Target="${part}1.xml"/>`;
}

function relationId(part: Part): string {
  return part === 'header' ? 'rId90' : 'rId91';
}

function partType(part: Part): string {
  const type = `application/vnd.openxmlformats-officedocument.wordprocessingml.${part}+xml`;
  return `<Override PartName="/word/${part}1.xml" ContentType="${type}"/>`;
}
