import { unzipSync } from 'fflate';
import type { Manuscript } from '../../../src/model/manuscript.ts';
import type { Diagnostic } from '../../../src/model/checked.ts';
import { epubRenderer } from '../../../src/render/epub/epub.ts';
import type { PageMap, RenderContext } from '../../../src/render/renderer.ts';
import { pixelImage, sampleManuscript } from '../../sample-manuscript.ts';

export interface Unpacked {
  readonly bytes: Uint8Array;
  /** Paths in the order of the archive. */
  readonly paths: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** A file's text; fails where there is none. */
  readonly read: (path: string) => string;
}

const css = 'p { margin: 0 }';

export function contextWith(pages?: PageMap): RenderContext {
  return {
    theme: { name: 'plain', files: new Map([['epub.css', new TextEncoder().encode(css)]]) },
    epoch: 1_788_000_000,
    format: 'epub',
    pages: Promise.resolve(pages),
    pandoc: 'embedded',
    signal: new AbortController().signal,
  };
}

/** Renders a book with a cover of one pixel and opens the file again. */
export async function renderAndUnpack(
  manuscript: Manuscript = sampleManuscript,
  { pages, context = contextWith(pages) }: { pages?: PageMap | undefined; context?: RenderContext } = {},
): Promise<Unpacked> {
  const render = epubRenderer(async () => ({ bytes: pixelImage.bytes, mediaType: 'image/png' }));
  const { value, diagnostics } = await render(manuscript, context);
  const bytes = value.files[0]?.bytes ?? new Uint8Array();
  const files = new Map(Object.entries(unzipSync(bytes)));
  const read = (path: string) => {
    const file = files.get(path);
    if (!file) throw new Error(`${path} is not in the EPUB`);
    return new TextDecoder().decode(file);
  };
  return { bytes, paths: [...files.keys()], diagnostics, read };
}

/** Every value of an attribute, in order. */
export function attributes(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '');
}

/** The text of every element of a name, in order: also where a name in it is kept apart with `<bdi>`. */
export function texts(xml: string, element: string): string[] {
  return [
    ...xml.matchAll(new RegExp(`<${element}(?:\\s[^>]*)?>((?:[^<]|</?bdi(?: dir="[a-z]+")?>)*)</${element}>`, 'g')),
  ].map((match) => (match[1] ?? '').replace(/<\/?bdi(?: dir="[a-z]+")?>/g, ''));
}
