import { realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { CliContext } from './context.ts';

/**
 * A folder as seen from the top of its repository, with `/` at the end; empty for the top itself, and where there is
 * no repository. The top is the nearest folder with `.git`, else what GitHub says. No git is run for it.
 */
export async function folderInRepository(folder: string, env: CliContext['env']): Promise<string> {
  const top = (await topOf(folder)) ?? (await workspaceAround(folder, env['GITHUB_WORKSPACE']));
  const path = top === undefined ? '' : relative(top, folder).split(sep).join('/');
  return path === '' ? '' : `${path}/`;
}

async function topOf(folder: string): Promise<string | undefined> {
  const isTop = await stat(join(folder, '.git')).then(
    () => true,
    () => false,
  );
  if (isTop) return folder;
  return dirname(folder) === folder ? undefined : topOf(dirname(folder));
}

async function workspaceAround(folder: string, workspace: string | undefined): Promise<string | undefined> {
  const top = workspace === undefined ? undefined : await realpath(workspace).catch(() => undefined);
  return top !== undefined && `${folder}${sep}`.startsWith(`${top}${sep}`) ? top : undefined;
}
