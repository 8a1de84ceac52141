import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { build, type BuiltBook } from './built-book.ts';
import { proveOutputs } from './output-proofs.ts';
import { measured } from './proof.ts';
import { repository, runProgram } from './run-program.ts';

const example = join(repository, 'chapters-example');

describe('the example book', () => {
  let folder: string;
  let book: BuiltBook;
  let sections: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gathering-example-'));
    await copyExample(join(folder, 'book'));
    const written = parse(await readFile(join(example, 'book.yml'), 'utf8')) as { sections: { title: string }[] };
    sections = written.sections.map(({ title }) => title);
    book = await build(join(folder, 'book'), []);
    measured(`${book.chapters.length} chapters in five formats: ${book.run.seconds.toFixed(1)} s`);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('builds without a word of complaint', () => {
    expect(book.run.code).toBe(0);
    expect(book.chapters.filter(({ state }) => state !== 'ready')).toEqual([]);
    expect(book.run.stdout).not.toMatch(/warning|error/i);
  });

  proveOutputs(
    () => book,
    () => sections,
  );

  it('is the same to the byte in another folder, time zone, language and umask', async () => {
    const elsewhere = join(folder, 'somewhere else', 'ü');
    await copyExample(elsewhere);
    const env = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', HOME: folder, COLUMNS: '40' };
    const command = `umask 077 && exec "$0" "$@"`;
    const args = ['-c', command, process.execPath, join(repository, 'bin/gathering.js'), 'build'];
    const { code, stderr } = await runProgram('sh', args, { cwd: elsewhere, env });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const [one, other] = [await hashes(book.out), await hashes(join(elsewhere, 'build'))];
    measured(`${one.size} files compared`);
    expect(one.size).toBeGreaterThan(5);
    expect(other).toEqual(one);
  });
});

/** The example as a clone has it: without what was built in it. */
function copyExample(target: string): Promise<void> {
  return cp(example, target, { recursive: true, filter: (path) => path !== join(example, 'build') });
}

async function hashes(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const found = new Map<string, string>();
  for (const file of files.sort()) {
    found.set(
      file.slice(folder.length + 1),
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    );
  }
  return found;
}
