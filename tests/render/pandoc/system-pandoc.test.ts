import { afterAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BookError } from '../../../src/model/book-error.ts';
import type { Converted, Pandoc } from '../../../src/render/pandoc/engine.ts';
import { withSystemPandoc } from '../../../src/render/pandoc/system-pandoc.ts';

const folder = mkdtempSync(join(tmpdir(), 'gathering-test-pandoc-'));
afterAll(() => rmSync(folder, { recursive: true }));

const wasm = pathToFileURL(join(import.meta.dirname, '../../../dist/render/pandoc/wasm-program.js')).href;

/** A program called "pandoc" that answers as `script` says; `version` and `docx` are its own answers. */
function fakePandoc(script: string, version = '3.1.9'): Record<string, string | undefined> {
  const path = mkdtempSync(join(folder, 'path-'));
  const file = join(path, 'pandoc');
  writeFileSync(
    file,
    `#!${process.execPath}
if (process.argv[2] === '--version') console.log('pandoc ${version}');
else if (process.argv[2] === '--list-output-formats') console.log('docx\\nhtml');
else { ${script} }
`,
  );
  chmodSync(file, 0o755);
  return { PATH: path, HOME: process.env['HOME'] };
}

const document = { 'pandoc-api-version': [1, 23, 1], meta: {}, blocks: [{ t: 'Para', c: [{ t: 'Str', c: 'Oak' }] }] };
const conversion = {
  format: 'html',
  defaults: { from: 'json', to: 'html', 'input-files': ['book.json'], 'output-file': 'book.html' },
  outputFile: 'book.html',
  files: new Map([['book.json', new TextEncoder().encode(JSON.stringify(document))]]),
  epoch: 1_700_000_000,
};

async function convertWith(
  env: Record<string, string | undefined>,
  options: { readonly deadlineMs?: number; readonly signal?: AbortSignal; readonly format?: string } = {},
): Promise<Converted> {
  const { format = 'html', signal = new AbortController().signal, ...deadline } = options;
  return withSystemPandoc({ signal, env, ...deadline }, (pandoc: Pandoc) => pandoc.convert({ ...conversion, format }));
}

async function trouble(promise: Promise<unknown>): Promise<{ name: string; message: string; hint: string }> {
  const error = (await promise.then(
    () => ({ name: 'none', message: '', hint: '' }),
    (thrown: unknown) => thrown,
  )) as BookError;
  return { name: error.name, message: error.message, hint: error.hint ?? '' };
}

describe('the pandoc of this machine', () => {
  it('makes the file from the tree, the options and the date', async () => {
    // The real pandoc behind the real door: the fake hands everything to the embedded one.
    const real = fakePandoc(`
      const fs = require('node:fs');
      import(${JSON.stringify(wasm)}).then(async ({ compilePandoc, runPandoc }) => {
        const files = new Map(fs.readdirSync('.').map((name) => [name, new Uint8Array(fs.readFileSync(name))]));
        const env = ['SOURCE_DATE_EPOCH=' + process.env.SOURCE_DATE_EPOCH];
        const end = await runPandoc(await compilePandoc(), { args: process.argv.slice(2), env, files, outputFile: 'book.html' });
        process.stderr.write(end.stderr);
        if (end.output) fs.writeFileSync('book.html', end.output);
        process.exitCode = end.code;
      });`);
    const { bytes, warnings } = await convertWith(real);
    expect([new TextDecoder().decode(bytes), warnings]).toEqual(['<p>Oak</p>\n', []]);
  }, 30_000);

  it('says where to get it when there is none', async () => {
    const { name, message, hint } = await trouble(convertWith({ PATH: folder }));
    expect([name, message]).toEqual(['BookError', 'The book asks for the pandoc of this machine, but there is none.']);
    expect(hint).toContain('pandoc: system');
  });

  it.each(['2.17.1.1', '3.1.5', '3.1.5.9', '1.19'])('is refused when it is as old as %s', async (version) => {
    const { name, message } = await trouble(convertWith(fakePandoc('', version)));
    expect([name, message]).toEqual([
      'BookError',
      `The installed pandoc is version ${version}; at least 3.1.6 is needed.`,
    ]);
  });

  it.each(['3.1.6', '3.1.6.1', '3.2', '4.0'])('is taken when it is as new as %s', async (version) => {
    const script = `require('node:fs').writeFileSync('book.html', 'made');`;
    expect(Buffer.from((await convertWith(fakePandoc(script, version))).bytes).toString()).toBe('made');
  });

  it('is not asked for a format that it does not list', async () => {
    const { message, hint } = await trouble(convertWith(fakePandoc(''), { format: 'docs' }));
    expect(message).toBe('"docs" is not an output that can be made.');
    expect(hint).toContain('Did you mean "docx"?');
  });

  it('says in its own words why it failed', async () => {
    const fails = fakePandoc(
      `console.error(process.argv.includes('--sandbox') ? 'there is an owl in the tree' : 'where is the sand?'); process.exitCode = 64;`,
    );
    const { name, message, hint } = await trouble(convertWith(fails));
    expect([name, message]).toEqual(['BookError', 'Pandoc could not make the html file.']);
    expect(hint).toContain('there is an owl in the tree');
  });

  it('is not believed when it ends well and has written nothing', async () => {
    const { name, message } = await trouble(convertWith(fakePandoc('')));
    expect([name, message]).toEqual(['BookError', 'Pandoc could not make the html file.']);
  });

  it('is stopped at the deadline', async () => {
    const hangs = fakePandoc('setTimeout(() => {}, 600_000);');
    const { name, message } = await trouble(convertWith(hangs, { deadlineMs: 1500 }));
    expect([name, message]).toEqual(['BookError', 'Pandoc took longer than 1.5 seconds and was stopped.']);
  }, 20_000);

  it('is stopped when the build is', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('Ctrl-C')), 800);
    const hangs = fakePandoc('setTimeout(() => {}, 600_000);');
    expect((await trouble(convertWith(hangs, { signal: stop.signal }))).message).toBe('Ctrl-C');
  }, 20_000);

  it('its warnings become problems of the material', async () => {
    const warns = fakePandoc(`
      require('node:fs').writeFileSync('book.html', 'made');
      require('node:fs').writeFileSync('pandoc.log', JSON.stringify([
        { type: 'CouldNotFetchResource', verbosity: 'WARNING', path: 'oak.png' },
        { type: 'LoadedResource', verbosity: 'INFO', path: 'x' },
      ]));`);
    expect((await convertWith(warns)).warnings).toEqual(['CouldNotFetchResource oak.png']);
  });
});
