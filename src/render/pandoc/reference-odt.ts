import { escaped, pageOf, type ReferenceLook } from './reference-look.ts';
import { bytesOf, textOf, unzip, zip } from './zip.ts';

const styleElement = /<style:style\b[^>]*?style:name="([^"]+)"[^>]*?(?:\/>|>[^]*?<\/style:style>)/g;

/**
 * The document that gives an ODT its styles and page size: pandoc's own, with the theme's styles (odt-styles.xml) in
 * the place of those of the same name, and the book's page.
 */
export function referenceOdt(pandocsOwn: Uint8Array, look: ReferenceLook): Uint8Array {
  const files = unzip(pandocsOwn);
  const styles = textOf(files.get('styles.xml'));
  const width = `${pageOf(look).textWidth / 20}pt`;
  const ours = textOf(look.theme.files.get('odt-styles.xml')).replaceAll('{text-width}', width);
  files.set(
    'styles.xml',
    bytesOf(withPage(withHeaders(withStyles(styles, ours, look.chapterLevel), look.title), look)),
  );
  return zip(files);
}

function withStyles(styles: string, ours: string, chapterLevel: number): string {
  const own = new Map([...ours.matchAll(styleElement)].map(([element, name]) => [name ?? '', element]));
  if (chapterLevel === 1) raiseHeadings(own);
  const kept = styles.replace(styleElement, (element, name: string) => (own.has(name) ? '' : element));
  return kept.replace('</office:styles>', () => `${[...own.values()].join('\n')}\n</office:styles>`);
}

function raiseHeadings(styles: Map<string, string>): void {
  for (const level of [2, 3, 4, 5, 6]) {
    const look = styles.get(`Heading_20_${level}`);
    if (look === undefined) continue;
    const raised = look
      .replace(`"Heading_20_${level}"`, `"Heading_20_${level - 1}"`)
      .replace(`"Heading ${level}"`, `"Heading ${level - 1}"`)
      .replace(`outline-level="${level}"`, `outline-level="${level - 1}"`);
    styles.set(`Heading_20_${level - 1}`, raised);
  }
}

/**
 * The book's title over left-hand pages, the section's over right-hand ones. The pages before the contents have
 * neither head nor number: the theme's Title style begins with "Opening_20_Pages", Contents Heading with "Standard".
 */
function withHeaders(styles: string, title: string): string {
  const head = (side: string, content: string) =>
    `<style:${side}><text:p text:style-name="Header">${content}</text:p></style:${side}>`;
  const section = `<text:chapter text:display="name" text:outline-level="1">${escaped(title)}</text:chapter>`;
  const heads = `${head('header', section)}${head('header-left', escaped(title))}`;
  return styles
    .replace('<style:footer>', () => `${heads}<style:footer>`)
    .replace('</office:master-styles>', (end) => `${openingPages}${end}`);
}

const openingPages =
  '<style:master-page style:name="Opening_20_Pages" style:display-name="Opening Pages" style:page-layout-name="Mpm1">' +
  '<style:header><text:p text:style-name="Header"/></style:header>' +
  '<style:footer><text:p text:style-name="Footer"/></style:footer></style:master-page>';

function withPage(styles: string, look: ReferenceLook): string {
  const page = pageOf(look);
  const points = (twentieths: number) => `${twentieths / 20}pt`;
  // In OpenDocument the margin ends at header and footer, which lie inside it in Word.
  const sizes: Record<string, number> = {
    'fo:page-width': page.width,
    'fo:page-height': page.height,
    'fo:margin-top': page.header,
    'fo:margin-bottom': page.footer,
    'fo:margin-left': page.left,
    'fo:margin-right': page.right,
  };
  const headerSpace =
    `<style:header-style><style:header-footer-properties fo:min-height="${points(page.top - page.header)}" ` +
    `fo:margin-bottom="12pt"/></style:header-style>`;
  return styles
    .replace(/<style:page-layout-properties\b[^>]*>/, (element) =>
      element.replace(/(fo:(?:page|margin)-[a-z]+)="[^"]*"/g, (attribute, name: string) => {
        const size = sizes[name];
        return size === undefined ? attribute : `${name}="${points(size)}"`;
      }),
    )
    .replace(/<style:header-style ?\/>/, () => headerSpace);
}
