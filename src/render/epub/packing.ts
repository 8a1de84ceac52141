import type { Manuscript } from '../../model/manuscript.ts';
import type { PageMap, RenderContext } from '../renderer.ts';
import { accessibilityFacts } from './accessibility.ts';
import type { Desk } from './desk.ts';
import { bookIdentifier } from './identifier.ts';
import { ncxDocument } from './ncx.ts';
import { packageDocument } from './package.ts';
import type { ManifestEntry } from './package.ts';
import { fillPageSlots } from './page-breaks.ts';
import { writeContents } from './texts.ts';
import type { TextFile } from './texts.ts';
import { x, xmlFile } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { zipFiles } from './zip.ts';
import type { PackedFile } from './zip.ts';

/** The folder of the package inside the archive. */
const folder = 'EPUB';
const xhtml = 'application/xhtml+xml';

/** A picture of the book as it is packed; `name` is relative to the package's folder. */
export interface Picture {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface PackingList {
  readonly desk: Desk;
  readonly texts: readonly TextFile[];
  readonly cover: Picture;
  readonly pages: PageMap | undefined;
  readonly context: RenderContext;
}

/** The whole EPUB as a ZIP archive: `mimetype` first, then what describes the book, its texts and its pictures. */
export function packEpub({ desk, texts, cover, pages, context }: PackingList): Uint8Array {
  const { files, pageList } = fillPageSlots(texts, pages);
  const written = new Map([...files, writeContents(pageList, desk)].map(({ file, xml }) => [file, xml]));
  const identifier = bookIdentifier(desk.manuscript);
  const shown = desk.manuscript.images.filter(({ name }) => desk.shown.has(name));
  const hasPageList = pageList.length > 0;
  const opf = packageDocument(
    {
      identifier,
      epoch: context.epoch,
      manifest: [...textEntries(desk), ...pictureEntries(shown, cover)],
      spine: desk.spine.parts.map(({ file }) => entryId(file)),
      accessibility: accessibilityFacts(desk.manuscript, { shown, hasPageList }),
      hasPageList,
    },
    desk,
  );
  const pictures = [cover, ...shown.filter(({ name }) => name !== cover.name)];
  return zipFiles(
    [
      { path: 'mimetype', bytes: encode('application/epub+zip'), store: true },
      { path: 'META-INF/container.xml', bytes: encodeXml(container()) },
      { path: `${folder}/package.opf`, bytes: encodeXml(opf) },
      { path: `${folder}/toc.ncx`, bytes: encodeXml(ncxDocument(identifier, pageList, desk)) },
      { path: `${folder}/epub.css`, bytes: context.theme.files.get('epub.css') ?? encode('') },
      ...desk.spine.parts.map(({ file }) => ({
        path: `${folder}/text/${file}`,
        bytes: encode(written.get(file) ?? ''),
      })),
      ...pictures.map(({ name, bytes }): PackedFile => ({ path: `${folder}/${name}`, bytes, store: true })),
    ],
    context.epoch,
  );
}

function textEntries({ spine }: Desk): ManifestEntry[] {
  return [
    { id: 'ncx', href: 'toc.ncx', mediaType: 'application/x-dtbncx+xml' },
    { id: 'style', href: 'epub.css', mediaType: 'text/css' },
    ...spine.parts.map(({ file, kind }): ManifestEntry => {
      const entry = { id: entryId(file), href: `text/${file}`, mediaType: xhtml };
      if (kind === 'contents') return { ...entry, properties: 'nav' };
      // EPUB 3.3, D.6.4: a document with an <svg> in it says so.
      return kind === 'map' ? { ...entry, properties: 'svg' } : entry;
    }),
  ];
}

function pictureEntries(shown: Manuscript['images'], cover: Picture): ManifestEntry[] {
  const others = shown.filter(({ name }) => name !== cover.name);
  return [
    { id: 'cover-image', href: cover.name, mediaType: cover.mediaType, properties: 'cover-image' },
    ...others.map(({ name, mediaType }, index) => ({ id: `image-${index + 1}`, href: name, mediaType })),
  ];
}

function entryId(file: string): string {
  return file.replace(/\.xhtml$/, '');
}

function container(): XmlElement {
  return x('container', { version: '1.0', xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container' }, [
    x('rootfiles', [
      x('rootfile', { 'full-path': `${folder}/package.opf`, 'media-type': 'application/oebps-package+xml' }),
    ]),
  ]);
}

function encodeXml(element: XmlElement): Uint8Array {
  return encode(xmlFile(element).xml);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
