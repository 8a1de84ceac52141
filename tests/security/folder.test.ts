import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runMain } from '../cli/run-main.ts';
import { folderOf } from '../collect/folder-of.ts';
import { pixelImage } from '../sample-manuscript.ts';

const secret = 'NOBODY-MAY-READ-THIS';

describe('a symbolic link out of the folder', () => {
  it.each([
    ['chapters/oak.md', `---\ntitle: ${secret}\nauthor: Jane Doe\n---\n\n${secret}\n`],
    ['contributors/jane.yml', `name: ${secret}\n`],
    ['front/foreword.md', `# ${secret}\n\n${secret}\n`],
    ['sections/leaf.md', `${secret}\n`],
    ['book.yml', `title: ${secret}\n`],
    ['chapters/photo.svg', `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>${secret}</text></svg>`],
    ['chapters/jane.svg', `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>${secret}</text></svg>`],
    ['cover.svg', `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>${secret}</text></svg>`],
  ])('is not followed at %s', async (path, text) => {
    const elsewhere = await folderOf({ 'secret.txt': text });
    const files: Record<string, string | Uint8Array> = {
      'book.yml':
        'title: Trees\nsections: [{ id: leaf, title: Leaf, intro: sections/leaf.md }]\nfront: front/foreword.md\ncover: cover.svg\n',
      'sections/leaf.md': 'A leaf.',
      'front/foreword.md': '# Foreword\n\nHello.',
      'chapters/elm.md':
        '---\ntitle: Elm\nsection: leaf\nauthor: { name: Jane, photo: jane.svg }\n---\n\n![a](photo.svg) It stands.\n',
      'chapters/grey.png': pixelImage.bytes,
    };
    delete files[path];
    const folder = await folderOf({ ...files, 'contributors/keep.yml': 'name: Keep\n' });
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await symlink(join(elsewhere, 'secret.txt'), join(folder, path));
    const check = await runMain(folder, ['check']);
    const build = await runMain(folder, ['build', 'markdown', 'site']);
    expect(`${check.out}${check.err}${build.out}${build.err}`).not.toContain(secret);
    expect([0, 1, 2]).toContain(check.code);
    expect(await textsIn(folder)).not.toContain(secret);
    expect(`${check.out}${check.err}`).toMatch(/link/);
  });
});

async function textsIn(folder: string): Promise<string> {
  const names = await readdir(join(folder, 'build'), { recursive: true }).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, 'build', name), 'latin1').catch(() => '')));
  return texts.join('\n');
}
