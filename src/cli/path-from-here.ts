import { relative, sep } from 'node:path';

/** A path as a person in `cwd` would write it, with `/`: relative, unless that is a climb. Empty for `cwd` itself. */
export function pathFromHere(cwd: string, full: string): string {
  const climbed = relative(cwd, full).split(sep).join('/');
  const absolute = full.split(sep).join('/');
  return climbed.startsWith('../../') && absolute.length <= climbed.length ? absolute : climbed;
}

/** The same for a folder, with `/` at the end; empty for `cwd` itself. */
export function folderFromHere(cwd: string, full: string): string {
  const path = pathFromHere(cwd, full);
  return path === '' ? '' : `${path}/`;
}
