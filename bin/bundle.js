// Writes dist/bundle/, a part of "npm run build": the command line and the parsing thread, each as a few files, for half
// of their starting time went into finding hundreds; and what V8 compiles of them, with which a command starts faster.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { openBundle, prepareV8 } from '../dist/system/bundle.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundles = join(root, 'dist/bundle');
const common = { platform: 'node', target: 'node20', legalComments: 'none', logLevel: 'warning' };

/** Packages that bring programs of their own, or are too large to be read by commands that do without them. */
const apart = [
  '@myriaddreamin/typst-ts-node-compiler',
  '@resvg/resvg-js',
  'pandoc-wasm',
  'fontkit',
  'inquirer',
  'pandoc-ts',
  'simple-git',
];

const nowhere = { write: () => true };

prepareV8();
rmSync(bundles, { recursive: true, force: true });
await writeBundle('dist/cli/main.js', 'cli');
await writeBundle('dist/parsing-thread.js', 'thread');
await compileThread();
await compileCommandLine();

/** esbuild parts a bundle into files only as modules; what V8 compiles can be kept only of scripts. */
async function writeBundle(entry, name) {
  const folder = join(bundles, name);
  const { outputFiles } = await build({
    ...common,
    entryPoints: [join(root, entry)],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    external: apart,
    write: false,
  });
  mkdirSync(join(folder, 'compiled'), { recursive: true });
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, { ...common, format: 'cjs', define: { 'import.meta.url': '__url' } });
    const linked = code
      // Each call of a function of another file would go through one getter more, which V8 does not see through.
      .replace(/\bmodule\.exports = __toCommonJS\((\w+)\);/, 'module.exports = $1;')
      .replace(/\bimport\("(\.\/[^"]+)\.js"\)/g, 'Promise.resolve().then(() => require("$1.cjs"))')
      .replace(/\bimport\(/g, '__import(')
      .replace(/\brequire\("(\.\/[^"]+)\.js"\)/g, 'require("$1.cjs")');
    writeFileSync(path.replace(/\.js$/, '.cjs'), linked);
  }
}

async function compileThread() {
  const bundle = openBundle(join(bundles, 'thread'));
  const { readText } = bundle.load('parsing-thread.cjs');
  const chapters = join(root, 'chapters-example/chapters');
  for (const name of readdirSync(chapters, { recursive: true }).filter((each) => each.endsWith('.md')))
    await readText({ file: name, body: readFileSync(join(chapters, name), 'utf8') });
  keep(bundle);
}

async function compileCommandLine() {
  const bundle = openBundle(join(bundles, 'cli'));
  const { main } = bundle.load('main.cjs');
  const code = await main(['check', '--book', join(root, 'chapters-example')], { stdout: nowhere, stderr: nowhere });
  // Errors in the book are for whoever is writing at it.
  if (code > 1) throw new Error(`The example book could not be checked (exit code ${code}).`);
  keep(bundle);
}

function keep(bundle) {
  for (const [path, code] of bundle.compiled()) writeFileSync(path, code);
}
