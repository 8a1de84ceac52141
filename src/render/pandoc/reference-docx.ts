import type { Trim } from '../../model/project.ts';
import type { Theme } from '../renderer.ts';
import { bytesOf, textOf, unzip, zip } from './zip.ts';

export interface ReferenceLook {
  readonly theme: Theme;
  readonly trim: Trim;
  /** Printed at the head of the pages. */
  readonly title: string;
  /** 1 where chapters are the highest headings: each level then takes the look of the one below. */
  readonly chapterLevel: number;
}

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

interface PageGeometry {
  /** All in twentieths of a point. */
  readonly width: number;
  readonly height: number;
  readonly textWidth: number;
  readonly margins: string;
}

interface WrittenPage {
  /** Parts of the page's width (left, right) and height (the others). */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly header: number;
  readonly footer: number;
}

// An eighth of the width and a tenth of the height, where the theme says nothing.
const plainPage: WrittenPage = {
  margins: { top: 0.1, bottom: 0.1, left: 0.125, right: 0.125 },
  header: 0.05,
  footer: 0.05,
};

function pageOf({ theme, trim }: ReferenceLook): PageGeometry {
  const written = theme.files.get('docx-page.json');
  const page = written === undefined ? plainPage : (JSON.parse(textOf(written)) as WrittenPage);
  // 1440 twentieths of a point to the inch of 25.4 mm.
  const [width, height] = [Math.round((trim.width / 25.4) * 1440), Math.round((trim.height / 25.4) * 1440)];
  const [left, right] = [Math.round(width * page.margins.left), Math.round(width * page.margins.right)];
  const margins = Object.entries({
    top: height * page.margins.top,
    right,
    bottom: height * page.margins.bottom,
    left,
    header: height * page.header,
    footer: height * page.footer,
    gutter: 0,
  }).map(([side, distance]) => `w:${side}="${Math.round(distance)}"`);
  return { width, height, textWidth: width - left - right, margins: margins.join(' ') };
}

function sectionProperties(parts: readonly Part[], page: PageGeometry): string {
  return (
    '<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    parts.map((part) => `<w:${part}Reference w:type="default" r:id="${relationId(part)}"/>`).join('') +
    `<w:pgSz w:w="${page.width}" w:h="${page.height}"/><w:pgMar ${page.margins}/><w:titlePg/></w:sectPr>`
  );
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

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
