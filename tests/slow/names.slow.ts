import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type BuiltBook } from './built-book.ts';
import { proof } from './proof.ts';
import { readPages } from './read-pdf.ts';
import { mustRun, repository } from './run-program.ts';
import { sixtyNames, writeSixtyNames } from './sixty-names.ts';

const names = sixtyNames.map(([, name]) => name);
// Their fonts have 100 MB: a book adds those it needs.
const large = new Set(['zh', 'ja', 'ko']);
const devanagari = 'node_modules/@expo-google-fonts/noto-serif-devanagari/400Regular/';

describe('a book of sixty names from thirty languages', () => {
  let folder: string;
  let book: BuiltBook;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gathering-names-'));
    await writeSixtyNames(folder);
    await mkdir(join(folder, 'fonts'));
    await cp(join(repository, devanagari), join(folder, 'fonts'), { recursive: true });
    book = await build(folder, ['pdf', 'epub', 'site', 'markdown', 'docx']);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has sixty names of thirty languages and more', () => {
    expect(new Set(names).size).toBe(60);
    expect(new Set(sixtyNames.map(([language]) => language)).size).toBeGreaterThanOrEqual(30);
  });

  it('tells of every name that the fonts at hand cannot show, with the font that can, and of no other', () => {
    expect(book.run.code).toBe(1);
    const told = book.run.stdout + book.run.stderr;
    for (const [language, name] of sixtyNames) {
      expect([name, new RegExp(`No font of the PDF has [^]*? of ${name},`).test(told)]).toEqual([
        name,
        large.has(language),
      ]);
    }
    for (const font of ['sc', 'jp', 'kr']) expect(told).toContain(`npm install @expo-google-fonts/noto-serif-${font}`);
  });

  it('sorts them as a librarian would', async () => {
    const page = await readFile(join(book.out, 'site', 'contributors', 'index.html'), 'utf8');
    const listed = [...page.slice(page.indexOf('<main')).matchAll(/<li[^>]*><a [^>]*><bdi>([^<]+)<\/bdi>/g)];
    expect(listed.map(([, name]) => name)).toEqual(inOrder);
  });

  it('has every name in the EPUB, the site, the Markdown and the Word file', async () => {
    const zipped = (file: string) => mustRun('unzip', ['-p', file]);
    const site = join(book.out, 'site', 'contributors');
    const pages = (await readdir(site)).filter((name) => name.endsWith('.html'));
    const texts = {
      epub: await zipped(book.file('.epub')),
      docx: await zipped(book.file('.docx')),
      markdown: await readFile(book.file('.md'), 'utf8'),
      site: (await Promise.all(pages.map((name) => readFile(join(site, name), 'utf8')))).join(''),
    };
    for (const [format, text] of Object.entries(texts)) {
      expect([format, names.filter((name) => !text.includes(name))]).toEqual([format, []]);
    }
  });

  proof(
    'has every name in the PDF, and the page that the list of contributors names is the true one',
    ['poppler'],
    async () => {
      const pages = await readPages(book.file('.pdf'));
      const first = pages.findIndex((page) => page.includes('Essay') && page.includes('is one of sixty'));
      const list = pages.slice(pages.findLastIndex((page) => page.includes('is one of sixty')) + 1).join('\n');
      // Arabic, Hebrew and Devanagari letters come back from a PDF in the order of their shapes.
      const shown = sixtyNames.filter(
        ([language]) => !large.has(language) && !['ar', 'fa', 'he', 'hi'].includes(language),
      );
      for (const [, name] of shown) {
        expect([name, list.includes(name)]).toEqual([name, true]);
      }
      const named = [...list.matchAll(/Essay (\d+)[\s\u200E]+(\d+)/g)];
      expect(named.length).toBe(60);
      for (const [, essay, folio] of named) {
        const page = pages[first + Number(folio) - 1] ?? '';
        expect([essay, page.match(/Essay (\d+)/)?.[1]]).toEqual([essay, essay]);
      }
    },
  );
});

// By family name, as an English list has them; what is no Latin letter comes behind, script by script.
const inOrder = [
  'Søren Ærø',
  'Åsa Ågren',
  'Llŷr ap Rhys',
  'Zoé d’Aubigny',
  'Žydrūnė Ąžuolaitė',
  'Jan van der Berg',
  'Živa Čebašek',
  'Jiří Chalupa',
  'Lorenzo da Ponte',
  'Jane Doe',
  'Joachim du Bellay',
  'Ljubica Džajić',
  'GAO WatchBlog',
  'Lucía García Márquez',
  'Ursula von der Heide',
  'İpek Işık',
  'Kovács Eszter',
  'Henrique Marques Filho',
  'Jörg Müller',
  'Nguyễn Thị Hương',
  'Máirtín Ó Cadhain',
  'Örjan Öberg',
  'Eleanor O’Brien',
  'Pål Økland',
  'José Ortega y Gasset',
  'Győző Őry',
  'João da Ponte',
  'Zdeněk Řehoř',
  'Chiara Rossi',
  'Çağla Şahin',
  'Ľubica Šťastná',
  'Stanisław Świątek',
  'Ștefan Țăran',
  'Trần Đức Ưng',
  'Õnne Ülevain',
  'Els van der Berg',
  'Vigdís Jónsdóttir',
  'Väinö Yrjölä',
  'Łucja Źródło',
  'Γιώργος Ὀδυσσεύς',
  'Ελένη Παπαδάκη',
  'Љиљана Ђорђевић',
  'Анна Ёлкина',
  'Ґудзик Їжакевич',
  'Лев Николаевич Соколов',
  'Євген Щур',
  'Цветелина Ъглова',
  'דוד בן גוריון',
  'נועה לוי',
  'توفيق الحكيم',
  'منى عبد الرحمن',
  'پریسا گلچین',
  'कृष्ण त्रिपाठी',
  'अनन्या शर्मा',
  '김 민준',
  '박 서연',
  'あべ さくら',
  '山田 太郎',
  '李小燕',
  '王小波',
];
