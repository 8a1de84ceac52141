import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Directory, File, OpenFile, PreopenDirectory, WASI, type Inode } from '@bjorn3/browser_wasi_shim';

/** What Node has and its types leave to browsers: as much of WebAssembly as is used here. */
declare const WebAssembly: {
  readonly compile: (bytes: Uint8Array) => Promise<CompiledPandoc>;
  readonly instantiate: (module: CompiledPandoc, imports: object) => Promise<Parameters<WASI['start']>[0]>;
};

export interface CompiledPandoc {
  readonly [Symbol.toStringTag]: string;
}

/** SHA-256 of src/pandoc.wasm in pandoc-wasm 1.1.0 (pandoc 3.10). Changes together with the version in package.json. */
export const wasmSha256 = 'b47c9de52b5b45f103c2dac6fea52591aeafe3dd6cafed13331b67575233a2ff';

export interface ProgramRun {
  readonly args: readonly string[];
  /** `NAME=value`; pandoc sees no other variable. */
  readonly env: readonly string[];
  /** The whole file system of the program, by relative path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** A file that the program is expected to write. */
  readonly outputFile?: string;
}

export interface ProgramResult {
  readonly code: number;
  readonly stdout: Uint8Array;
  readonly stderr: string;
  readonly output?: Uint8Array;
}

// Set once pandoc has to hold about ten times the largest book measured; 32 bits end at 4 GB anyway.
const heapLimit = ['+RTS', '-M2g', '-RTS'];

/**
 * Read and compile the pandoc program, if it is byte for byte the one that this version was made with.
 * The package's own loader gives pandoc no environment, so SOURCE_DATE_EPOCH would never reach it; hence this one.
 */
export async function compilePandoc(): Promise<CompiledPandoc | 'altered'> {
  const entry = createRequire(import.meta.url).resolve('pandoc-wasm');
  const bytes = await readFile(join(dirname(entry), 'pandoc.wasm'));
  if (createHash('sha256').update(bytes).digest('hex') !== wasmSha256) return 'altered';
  return WebAssembly.compile(bytes);
}

/** Run pandoc once, as on a command line, in a fresh memory and a file system that exists only for this run. */
export async function runPandoc(module: CompiledPandoc, run: ProgramRun): Promise<ProgramResult> {
  const root = fileSystem(run.files);
  const [stdin, stdout, stderr] = [new File([]), new File([]), new File([])];
  const descriptors = [stdin, stdout, stderr].map((file) => new OpenFile(file));
  const wasi = new WASI(
    ['pandoc', ...heapLimit, ...run.args],
    [...run.env],
    [...descriptors, new PreopenDirectory('/', root)],
    { debug: false },
  );
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.wasiImport });
  const code = wasi.start(instance);
  const output = run.outputFile === undefined ? undefined : root.get(run.outputFile);
  return {
    code,
    stdout: stdout.data,
    stderr: new TextDecoder().decode(stderr.data),
    ...(output instanceof File ? { output: output.data } : {}),
  };
}

function fileSystem(files: ReadonlyMap<string, Uint8Array>): Map<string, Inode> {
  const root = new Map<string, Inode>();
  for (const [path, bytes] of files) {
    const names = path.split('/');
    const name = names.pop() ?? path;
    let folder = root;
    for (const part of names) {
      const existing = folder.get(part);
      const directory = existing instanceof Directory ? existing : new Directory(new Map<string, Inode>());
      folder.set(part, directory);
      folder = directory.contents;
    }
    folder.set(name, new File(bytes, { readonly: true }));
  }
  return root;
}
