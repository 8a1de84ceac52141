// Windows opens a device instead of a file of these names, whatever their ending.
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Output paths are made by renderers, some from a chapter's id: a path that leads out of the folder is a bug of ours,
 * and the last place to catch it is here.
 */
export function checkOutputPaths(paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    // On Windows a part may hold none of these and not end in a dot or a space.
    const isSafe = parts.every((part) => /^[^\\:*?"<>|\p{Cc}]+$/u.test(part) && !/[. ]$/.test(part));
    const fits = parts.every((part) => !reserved.test(part) && Buffer.byteLength(part) <= 255);
    if (!isSafe || !fits || path.startsWith('.gathering'))
      throw new Error(`not a path for an output: ${JSON.stringify(path)}`);
    const key = path.normalize('NFC').toLowerCase();
    if (seen.has(key)) throw new Error(`two outputs have the path ${path}`);
    seen.add(key);
  }
}

/** The files and folders directly in the output folder that the paths make up. */
export function topNames(files: readonly { readonly path: string }[]): string[] {
  return [...new Set(files.map((file) => file.path.split('/')[0] ?? ''))];
}
