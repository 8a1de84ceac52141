import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { bareBook, type BenchBook, generatedBook, realBook } from './books.ts';
import { fetchAlone } from './fetch-alone.ts';
import { type Command, measure, type Measure } from './measure.ts';
import { asTable, type Row } from './table.ts';
import { typstAlone } from './typst-alone.ts';

/**
 * This tool against its peers, in one run on one machine: `npm run bench`. Ratios tell more than seconds. What is
 * expected stands beside each result; nothing fails here. `BENCH_RUNS` sets how often each thing is done.
 */
const repository = fileURLToPath(new URL('../../', import.meta.url));
const runs = Number(process.env['BENCH_RUNS'] ?? 3);
const gathering = (args: readonly string[]): Command => ({
  program: process.execPath,
  args: [join(repository, 'bin/gathering.js'), ...args],
  // A book with problems is built too, and tells of them with 1.
  accepts: [0, 1],
});

const hasPandoc = isThere('pandoc');
const hasXelatex = isThere('xelatex');
say(
  `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.version}, medians of ${runs} runs`,
);
say(`pandoc: ${hasPandoc ? versionOf('pandoc') : 'not installed'}`);
say(`XeLaTeX: ${hasXelatex ? versionOf('xelatex') : 'not installed'}`);

const rows: Row[] = [...(await startUp())];
for (const count of [1000, 10_000]) {
  say(`measuring ${count} pull requests …`);
  rows.push(...(await fetchAlone(repository, count, runs)));
}
const real = await realBook(repository);
if (real === undefined) say('The real book is not measured: its essays are not here (set GATHERING_ESSAYS).');
rows.push(...(await growth()));
const generated = await generatedBook();
rows.push(await extras(generated));
for (const book of [generated, ...(real ? [real] : [])]) {
  rows.push(...(await benchBook(book)));
  await rm(book.folder, { recursive: true, force: true });
}
process.stdout.write(`\n${asTable(rows)}`);

async function startUp(): Promise<Row[]> {
  const often = Math.max(15, runs);
  const node = await measure({ program: process.execPath, args: ['-e', '0'] }, often);
  const help = await measure(gathering(['--help']), often);
  const most = Math.round((1.5 * node.seconds + 0.06) * 1000);
  const against = { name: 'node -e 0', seconds: node.seconds };
  return [
    { book: '', what: 'node -e 0', seconds: node.seconds },
    { book: '', what: 'gathering --help', seconds: help.seconds, against, target: `≤ ${most} ms (1.5 × + 60 ms)` },
  ];
}

/** Whether the time of a check grows with the text, and not faster. */
async function growth(): Promise<Row[]> {
  say('measuring a book of ten times the chapters …');
  const [one, ten] = [await generatedBook(), await generatedBook(10)];
  const check = ({ folder }: BenchBook) => measure(gathering(['check', '--book', folder]), runs);
  const [small, large] = [await check(one), await check(ten)];
  await Promise.all([one, ten].map(({ folder }) => rm(folder, { recursive: true, force: true })));
  const against = { name: 'the book as it is', seconds: small.seconds };
  return [{ book: 'ten times the generated', what: 'check', ...large, against, target: '≤ 11 × the book as it is' }];
}

/** What the list of contributors, the map and the QR codes cost. */
async function extras(whole: BenchBook): Promise<Row> {
  say('measuring the pages without contributors, map and QR codes …');
  const bare = await bareBook(whole);
  const out = await mkdtemp(join(tmpdir(), 'gathering-bench-out-'));
  const pages = ({ folder }: BenchBook) => measure(gathering(['build', 'pdf', '--book', folder, '--out', out]), runs);
  const [without, withAll] = [await pages(bare), await pages(whole)];
  await Promise.all([bare.folder, out].map((folder) => rm(folder, { recursive: true, force: true })));
  const against = { name: 'without them', seconds: without.seconds };
  const what = 'pdf with contributors, map, QR codes';
  return { book: whole.name, what, ...withAll, against, target: '≤ 1.5 × without them' };
}

async function benchBook({ name: book, folder, slug }: BenchBook): Promise<Row[]> {
  say(`measuring the ${book} book …`);
  const out = await mkdtemp(join(tmpdir(), 'gathering-bench-out-'));
  const build = (...formats: string[]) =>
    measure(gathering(['build', ...formats, '--book', folder, '--out', out]), runs, () =>
      rm(out, { recursive: true, force: true }),
    );
  const row = (what: string, found: Measure, rest: Partial<Row> = {}): Row => ({ book, what, ...found, ...rest });
  try {
    const check = await measure(gathering(['check', '--book', folder]), runs);
    const site = await build('site');
    const docx = await build('docx');
    const epub = await build('epub');
    const pdf = await build('pdf');
    const together = await build('pdf', 'epub', 'site', 'markdown');
    const all = await build('pdf', 'epub', 'site', 'markdown', 'docx');
    const typst = await typstAlone(repository, folder, runs);
    const markdown = await build('markdown');
    const pandoc = (args: readonly string[]) =>
      measure({ program: 'pandoc', args: ['-f', 'gfm', '--toc', join(out, `${slug}.md`), ...args] }, runs).catch(
        // A peer that cannot make the book is no reason to measure nothing.
        (error: unknown) => say(`not measured: ${String(error).slice(0, 300)}`),
      );
    const pandocEpub = hasPandoc ? await pandoc(['-o', join(out, 'pandoc.epub')]) : undefined;
    const pandocDocx = hasPandoc ? await pandoc(['-o', join(out, 'pandoc.docx')]) : undefined;
    const latex =
      hasPandoc && hasXelatex ? await pandoc(['--pdf-engine=xelatex', '-o', join(out, 'pandoc.pdf')]) : undefined;
    const against = (name: string, found: Measure | void) =>
      !found ? {} : { against: { name, seconds: found.seconds } };
    return [
      row('check', check, { target: '≤ 2 s' }),
      row('pdf', pdf, { ...against('pandoc + XeLaTeX', latex), target: '≤ 0.35 × pandoc + XeLaTeX' }),
      row('epub', epub, { ...against('pandoc', pandocEpub), target: '≤ 1 × pandoc' }),
      row('site', site, { target: '≤ 3 s' }),
      row('markdown', markdown),
      row('docx', docx, against('pandoc', pandocDocx)),
      row('pdf + epub + site + markdown', together, {
        ...against('Typst alone', typst),
        target: '≤ 1.4 × Typst alone',
      }),
      row('all five', all),
      row('Typst alone, the same pages', typst),
      ...(pandocEpub ? [row('pandoc: epub', pandocEpub)] : []),
      ...(pandocDocx ? [row('pandoc: docx', pandocDocx)] : []),
      ...(latex ? [row('pandoc + XeLaTeX: pdf', latex)] : []),
    ];
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

function isThere(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

function versionOf(program: string): string {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.split('\n')[0] ?? '';
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
