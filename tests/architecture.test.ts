import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** Layers from the top down. A file may import from its own layer's folder and from lower layers only. */
const layers = [
  ['cli', 'index.ts'],
  [
    'build.ts',
    'asked-formats.ts',
    'write-edition.ts',
    'lay-out-book.ts',
    'pipeline.ts',
    'read-since.ts',
    'plan-collection.ts',
    'take-chapters.ts',
    'read-pending.ts',
    'read-chapter-log.ts',
    'read-contributions.ts',
    'fix-book.ts',
    'read-chapters.ts',
    'read-description.ts',
    'book-files.ts',
    'parsing.ts',
    'parsing-threads.ts',
    'parsing-thread.ts',
    'start-parsing-thread.ts',
    'json-schemas.ts',
  ],
  ['project', 'collect', 'chapters', 'locate', 'check', 'order', 'merge', 'render', 'report'],
  ['system'],
  ['text'],
  ['model'],
];

/** Folders that must run in a browser one day: nothing of `node:` in them. */
const pure = [
  'model',
  'text',
  'project',
  'chapters',
  'check',
  'order',
  'merge',
  'report',
  'render/html',
  'render/markdown',
];

/** The one file or folder that may import an outside package. What is not listed may be imported nowhere. */
const doors: Readonly<Record<string, string>> = {
  '@cantoo/pdf-lib': 'render/print/pdf-file.ts',
  '@bjorn3/browser_wasi_shim': 'render/pandoc',
  '@myriaddreamin/typst-ts-node-compiler': 'render/pdf',
  '@resvg/resvg-js': 'render/pdf',
  commander: 'cli',
  'd3-geo': 'render/map',
  diff: 'text/diff.ts',
  fflate: 'render',
  fontkit: 'render/pdf',
  'github-slugger': 'text/slug.ts',
  'gray-matter': 'text/front-matter.ts',
  'hast-util-to-xast': 'render/xml.ts',
  hastscript: 'render',
  'hast-util-to-html': 'render/site/stringify.ts',
  'image-size': 'collect/image-type.ts',
  inquirer: 'cli/ask.ts',
  'mdast-util-gfm-footnote': 'text/markdown',
  'mdast-util-gfm-strikethrough': 'text/markdown',
  'mdast-util-gfm-table': 'text/markdown',
  'mdast-util-gfm-task-list-item': 'text/markdown',
  'micromark-extension-gfm-footnote': 'text/markdown',
  'micromark-extension-gfm-strikethrough': 'text/markdown',
  'micromark-extension-gfm-table': 'text/markdown',
  'micromark-extension-gfm-task-list-item': 'text/markdown',
  'pandoc-ts': 'render/pandoc',
  picomatch: 'text/glob.ts',
  'rehype-raw': 'text/markdown',
  'rehype-remark': 'text/markdown',
  'rehype-sanitize': 'text/markdown',
  'remark-gfm': 'text/markdown',
  'remark-parse': 'text/markdown',
  'remark-rehype': 'text/markdown',
  'remark-stringify': 'text/markdown',
  'simple-git': 'collect/remotes/own-repository.ts',
  tinyglobby: 'collect/walk.ts',
  unified: 'text/markdown',
  uqr: 'render/pdf/qr-code.ts',
  'xast-util-to-xml': 'render/xml.ts',
  xastscript: 'render/xml.ts',
  yaml: 'text/yaml',
  zod: 'text/zod.ts',
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const imports: readonly Import[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .flatMap((from) => importsOf(readFileSync(join(src, from), 'utf8')).map((to) => ({ from, to })));

function importsOf(code: string): string[] {
  return [
    ...code.matchAll(
      /(?:^|\n)(?:import|export)[^'";]*?\sfrom\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|\nimport '([^']+)'/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function layerOf(file: string): number {
  return layers.findIndex((names) => names.some((name) => file === name || file.startsWith(`${name}/`)));
}

/** Why an import may not be; nothing where it may. */
function objection({ from, to }: Import): string | undefined {
  if (to.startsWith('node:')) {
    return isPure(from) ? `${from} is pure, but imports ${to}` : undefined;
  }
  if (!to.startsWith('.')) return outsideObjection(from, to);
  const target = normalize(join(dirname(from), to)).replaceAll('\\', '/');
  const [own, other] = [layerOf(from), layerOf(target)];
  if (own < 0 || other < 0) return `${own < 0 ? from : target} is in no layer`;
  if (other < own) return `${from} imports ${target}, which is above it`;
  if (target.startsWith('system/') && isPure(from)) return `${from} is pure, but imports ${target}`;
  const isStep = layers[own]?.includes('merge') ?? false;
  return isStep && own === other && from.split('/')[0] !== target.split('/')[0]
    ? `the step ${from} imports the step ${target}`
    : undefined;
}

function isPure(file: string): boolean {
  return pure.some((folder) => file.startsWith(`${folder}/`));
}

// Types cost nothing at run time, but they tie all the same.
const typesOnly = new Set(['hast', 'mdast', 'sarif', 'unist', 'xast']);

function outsideObjection(from: string, to: string): string | undefined {
  const name = to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/');
  if (typesOnly.has(name)) return undefined;
  const door = doors[name];
  if (door === undefined) return `${from} imports ${name}, which has no door`;
  return from === door || from.startsWith(`${door}/`) ? undefined : `${from} imports ${name}, whose door is ${door}`;
}

describe('the house', () => {
  it('is imported down only, steps stand apart, and each outside package has one door', () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(imports.flatMap((found) => objection(found) ?? [])).toEqual([]);
  });

  it('has no door that nothing uses', () => {
    const used = new Set(
      imports.map(({ to }) =>
        to
          .split('/')
          .slice(0, to.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
    );
    expect(Object.keys(doors).filter((name) => !used.has(name))).toEqual([]);
  });

  it.each([
    ['model/chapter.ts', '../text/slug.ts', 'above'],
    ['merge/merge.ts', '../order/order.ts', 'step'],
    ['check/check.ts', 'node:fs', 'pure'],
    ['text/slug.ts', '../system/labels.ts', 'above'],
    ['merge/merge.ts', '../system/labels.ts', 'pure'],
    ['cli/main.ts', 'gray-matter', 'door'],
    ['text/yaml/yaml.ts', 'left-pad', 'no door'],
    ['render/pdf/pdf.ts', '../../pipeline.ts', 'above'],
    ['somewhere/else.ts', '../model/chapter.ts', 'no layer'],
  ])('objects to a planted import: %s of %s', (from, to, reason) => {
    expect(objection({ from, to })).toContain(reason);
  });
});
