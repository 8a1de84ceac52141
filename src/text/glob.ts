import picomatch from 'picomatch';

/**
 * Tells whether a path is found by one of some patterns: `**` for any folders, `*` for any name. Hidden files are not
 * found unless the pattern has the dot. It agrees with the search in folders, which is built on the same library.
 */
export function globMatcher(
  patterns: readonly string[],
  { ignoreCase = false }: { readonly ignoreCase?: boolean } = {},
): (path: string) => boolean {
  const plain = patterns.map((pattern) => pattern.replace(/^(?:\.\/)+/, '').replace(/\/+(?=\/|$)/g, ''));
  return picomatch(plain, { dot: false, posix: true, nocase: ignoreCase });
}

/** The folder in which a pattern begins to search: `chapters` for `chapters/**\/*.md`, empty for the book's folder. */
export function folderOfGlob(pattern: string): string {
  const steps = pattern.replace(/^!/, '').split('/').slice(0, -1);
  const wild = steps.findIndex((step) => /[*?{}[\]()]/.test(step));
  return steps.slice(0, wild === -1 ? undefined : wild).join('/');
}
