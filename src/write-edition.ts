import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lock } from './model/collect.ts';
import type { Manuscript } from './model/manuscript.ts';
import type { RenderedFormat, RenderOptions } from './render/render-book.ts';
import { type Manifest, manifestOf, type ManifestOutput } from './report/manifest.ts';
import { writeOutputs } from './system/files.ts';
import { packageRoot } from './system/package-root.ts';

export interface EditionOptions {
  /** Absolute path of the output folder. */
  readonly out: string;
  /** Seconds since 1970, of the texts. */
  readonly epoch: number;
  readonly lock: Lock | undefined;
  readonly signal: AbortSignal;
  readonly onProgress?: RenderOptions['onProgress'];
}

/**
 * Writes all files of an edition and its manifest, or none.
 *
 * @throws BookError where the folder cannot be written.
 */
export async function writeEdition(
  manuscript: Manuscript,
  rendered: readonly RenderedFormat[],
  { out, epoch, lock, signal, onProgress }: EditionOptions,
): Promise<Manifest> {
  const made = rendered.filter(({ files }) => files.length > 0);
  const files = uniqueFiles(made);
  const outputs = files.map(({ format, path, bytes }): ManifestOutput => ({
    path,
    format,
    size: bytes.length,
    sha256: sha256(bytes),
  }));
  const preflight = rendered.flatMap((format) => format.preflight);
  const manifest = manifestOf(manuscript, { epoch, tools: await toolVersions(outputs), outputs, preflight, lock });
  const bytes = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  onProgress?.({ name: 'write', state: 'start' });
  await writeOutputs(out, [...files, { path: 'manifest.json', bytes }], { signal });
  onProgress?.({ name: 'write', state: 'end' });
  return manifest;
}

// Two formats may bring the same picture; its name is made from its bytes.
function uniqueFiles(rendered: readonly RenderedFormat[]): { format: string; path: string; bytes: Uint8Array }[] {
  const byPath = new Map<string, { format: string; path: string; bytes: Uint8Array }>();
  for (const { format, files } of rendered) {
    for (const { path, bytes } of files) if (!byPath.has(path)) byPath.set(path, { format, path, bytes });
  }
  return [...byPath.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const typesetFormats = new Set(['pdf', 'print', 'cover']);
const ownFormats = new Set(['epub', 'site', 'markdown', ...typesetFormats]);

async function toolVersions(outputs: readonly ManifestOutput[]): Promise<Record<string, string>> {
  const { version, dependencies } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  const used = new Set(outputs.map(({ format }) => format));
  const usesPandoc = [...used].some((format) => !ownFormats.has(format));
  const usesTypst = [...used].some((format) => typesetFormats.has(format));
  const named = (name: string) => ({ [name]: dependencies[name] ?? '' });
  return {
    gathering: version,
    ...(usesTypst ? named('@myriaddreamin/typst-ts-node-compiler') : {}),
    ...(usesPandoc ? named('pandoc-wasm') : {}),
  };
}
