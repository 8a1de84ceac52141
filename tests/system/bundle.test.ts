import { beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, utimes, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBundle } from '../../src/system/bundle.ts';
import { packageRoot } from '../../src/system/package-root.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  await mkdir(join(folder, 'compiled'));
});

const write = (name: string, text: string) => writeFile(join(folder, name), text);

/** What a function of the entry says; it is compiled when it is first called. */
const said = () => (openBundle(folder).load('main.cjs') as { say: () => string }).say();

async function keepCompiled(): Promise<string[]> {
  const bundle = openBundle(folder);
  (bundle.load('main.cjs') as { say: () => string }).say();
  const compiled = [...bundle.compiled()];
  for (const [path, code] of compiled) await writeFile(path, code);
  return compiled.map(([path]) => path);
}

describe('a bundle', () => {
  it('runs its files, each once, with what Node gives to a script and to a module', async () => {
    await write('main.cjs', `const one = require('./part.cjs'); module.exports = { one, two: require('./part.cjs') };`);
    await write(
      'part.cjs',
      `exports.name = require('node:path').basename(__url); module.exports.self = module.exports;`,
    );
    const { one, two } = openBundle(folder).load('main.cjs') as { one: { name: string; self: object }; two: object };
    expect(one.name).toBe('part.cjs');
    expect(one.self).toBe(one);
    expect(two).toBe(one);
  });

  it('reads no package that was not put into it', async () => {
    await write('main.cjs', `require('gray-matter')`);
    expect(() => openBundle(folder).load('main.cjs')).toThrow('"gray-matter" is not part of the bundle.');
  });

  it('imports packages, and Node warns of nothing', async () => {
    await write('main.cjs', `module.exports = __import('commander');`);
    const script = `import { openBundle } from ${JSON.stringify(pathToFileURL(join(packageRoot(), 'dist/system/bundle.js')).href)};
      console.log(typeof (await openBundle(${JSON.stringify(folder)}).load('main.cjs')).Command);`;
    await write('run.mjs', script);
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'run.mjs')]);
    expect([stdout.toString(), stderr.toString()]).toEqual(['function\n', '']);
  });

  it('runs what V8 compiled of a file before', async () => {
    await write('main.cjs', `exports.say = () => 'oak';`);
    await keepCompiled();
    // V8 itself looks at the length alone: that the old words come back shows what is run.
    await write('main.cjs', `exports.say = () => 'elm';`);
    await utimes(join(folder, 'main.cjs'), new Date(0), new Date(0));
    expect(said()).toBe('oak');
  });

  it('reads a file that was written since', async () => {
    await write('main.cjs', `exports.say = () => 'oak';`);
    const [compiled = ''] = await keepCompiled();
    await write('main.cjs', `exports.say = () => 'elm';`);
    await utimes(compiled, new Date(0), new Date(0));
    expect(said()).toBe('elm');
  });

  it('does without where it is of another version, or broken', async () => {
    await write('main.cjs', `exports.say = () => 'oak';`);
    const [compiled = ''] = await keepCompiled();
    await writeFile(compiled, 'no code at all');
    expect(said()).toBe('oak');
  });
});

describe('the program', () => {
  it('runs what V8 compiled of it in the build, in its threads too', async () => {
    const spy = `
      import vm from 'node:vm';
      import { syncBuiltinESMExports } from 'node:module';
      vm.Script = class extends vm.Script {
        constructor(source, options) {
          super(source, options);
          const how = options.cachedData === undefined ? 'anew' : this.cachedDataRejected ? 'rejected' : 'kept';
          process._rawDebug(how + ' ' + options.filename.split(/[/\\\\]/).at(-1));
        }
      };
      syncBuiltinESMExports();`;
    await write('spy.mjs', spy);
    const args = ['check', '--book', join(packageRoot(), 'chapters-example')];
    const program = join(packageRoot(), 'bin/gathering.js');
    const { stderr } = spawnSync(process.execPath, [
      '--import',
      pathToFileURL(join(folder, 'spy.mjs')).href,
      program,
      ...args,
    ]);
    const lines = stderr.toString().trim().split('\n');
    expect(lines).toEqual(expect.arrayContaining(['kept main.cjs', 'kept parsing-thread.cjs']));
    expect(lines.filter((line) => !line.startsWith('kept '))).toEqual([]);
  });
});
