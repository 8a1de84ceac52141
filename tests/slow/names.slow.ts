import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendFile, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type BuiltBook } from './built-book.ts';
import { proof, python } from './proof.ts';
import { readPages } from './read-pdf.ts';
import { mustRun, repository } from './run-program.ts';
import { sixtyNames, writeSixtyNames } from './sixty-names.ts';

const names = sixtyNames.map(([, name]) => name);
// Their fonts have 100 MB: a book adds those it needs.
const large = new Set(['zh', 'ja', 'ko']);
const devanagari = 'node_modules/@expo-google-fonts/noto-serif-devanagari/400Regular/';

async function writeBook(more = ''): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gathering-names-'));
  await writeSixtyNames(folder);
  await appendFile(join(folder, 'book.yml'), more);
  await cp(join(repository, devanagari), join(folder, 'fonts'), { recursive: true });
  return folder;
}

describe('a book of sixty names from thirty languages', () => {
  let folder: string;
  let book: BuiltBook;

  beforeAll(async () => {
    folder = await writeBook();
    book = await build(folder, ['pdf', 'epub', 'site', 'markdown', 'docx', 'odt', 'icml', 'html', 'cover']);
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

  proof(
    'has every name, whole and with its own chapter, wherever a reader or a program looks',
    ['python'],
    async () => {
      const read = await mustRun(python, [join(repository, 'tests/slow/read-names.py'), book.out]);
      const found = Object.entries(JSON.parse(read) as Record<string, readonly (readonly [string, string])[]>);
      const places = [...listsOfAll, ...lists, ...byEssay, ...mentions, ...sorted];
      expect(found.map(([place]) => place).sort()).toEqual(places.sort());
      for (const [place, entries] of found) {
        const texts = entries.map(([, text]) => text);
        if (listsOfAll.includes(place)) {
          expect([place, names.filter((name) => !bounded(name).test(texts.join('\n')))]).toEqual([place, []]);
        } else if (lists.includes(place)) {
          expect([place, texts.map(nameAlone).sort()]).toEqual([place, names.toSorted()]);
        } else if (byEssay.includes(place)) {
          const credited = entries.filter(([title]) => /^Essay \d+$/.test(title));
          const wrong = credited.filter(([title, text]) => nameAlone(text) !== names[Number(title.slice(6)) - 1]);
          expect([place, wrong, new Set(credited.map(([title]) => title)).size]).toEqual([place, [], 60]);
        } else if (mentions.includes(place)) {
          const nameOf = (whose: string) => names[Number(whose.replace('Essay ', '')) - 1] ?? whose;
          const silent = entries.filter(([whose, text]) => !bounded(nameOf(whose)).test(text));
          expect([place, silent, entries.length]).toEqual([place, [], 120]);
        }
      }
      const at = new Map(found);
      expect(at.get('EPUB, roles')?.every(([, role]) => role === 'aut')).toBe(true);
      const filed = new Map(at.get('EPUB, sorted as'));
      for (const [name, sortName] of filedAs) expect(filed.get(name)).toBe(sortName);
      expect(at.get('site, contributors')?.filter(([heading, link]) => heading !== link)).toEqual([]);
    },
  );

  provePdf(() => book);
});

describe('the same book in the theme plain', () => {
  let folder: string;
  let book: BuiltBook;

  beforeAll(async () => {
    folder = await writeBook('theme: plain\n');
    book = await build(folder, ['pdf', 'cover']);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  provePdf(() => book);
});

/** What is asked of the pages and of the printed cover. */
function provePdf(built: () => BuiltBook): void {
  proof(
    'has every name in the PDF, and the page that the list of contributors names is the true one',
    ['poppler'],
    async () => {
      const pages = await readPages(built().file('names.pdf'));
      const first = pages.findIndex((page) => page.includes('Essay') && page.includes('is one of sixty'));
      const list = pages.slice(pages.findLastIndex((page) => page.includes('is one of sixty')) + 1).join('\n');
      // In the order of drawing, words from right to left change places; the tree of structure below tells of those.
      const plain = shown.filter(([language]) => !['ar', 'fa', 'he', 'hi'].includes(language));
      for (const [, name] of plain) {
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

  proof(
    'has every name in the PDF wherever it is printed, by the file’s own tree of structure',
    ['python', 'qpdf'],
    async () => {
      const files = [built().file('names.pdf'), built().file('-cover.pdf')];
      const read = await mustRun(python, [join(repository, 'tests/slow/read-pdf-names.py'), ...files]);
      const found = JSON.parse(read) as Record<string, readonly (readonly [string, string])[]>;
      for (const place of ['PDF, by-lines', 'PDF, contents', 'PDF, heads']) {
        const names = new Map(found[place]);
        const wrong = shown.flatMap(([, name]) => {
          const there = names.get(`Essay ${sixtyNames.findIndex(([, other]) => other === name) + 1}`) ?? '';
          return drawn(name).includes(there) ? [] : [[name, there]];
        });
        expect([place, wrong, names.size]).toEqual([place, [], 60]);
      }
      const listed = (place: string) => (found[place] ?? []).map(([, text]) => text);
      expect(listed('PDF, contributors').length).toBe(60);
      expect(
        shown.filter(([, name]) => !listed('PDF, contributors').some((text) => drawn(name).includes(text))),
      ).toEqual([]);
      expect(listed('PDF, properties').toSorted()).toEqual(names.toSorted());
      const legend = listed('PDF, map').join(' ');
      expect(shown.filter(([, , , town]) => !drawn(town).some((text) => legend.includes(text)))).toEqual([]);
      // A printed sheet is for the eye: a letter's pieces may each say the whole letter there, at a height of their own.
      const onCover = listed('printed cover').map(lettersOf);
      expect(shown.filter(([, name]) => !onCover.includes(lettersOf(name)))).toEqual([]);
    },
  );
}

/** Which letters a text has, each once. */
function lettersOf(text: string): string {
  return [...new Set(text.replace(/[^\p{L}\p{M}]/gu, ''))].sort().join('');
}

// Those that the fonts at hand can show.
const shown = sixtyNames.filter(([language]) => !large.has(language));

/** A name as it is drawn: what is written from right to left comes from the left, as a whole or word by word. */
function drawn(name: string): string[] {
  const turned = (text: string) => [...text].reverse().join('');
  return /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(name)
    ? [turned(name), name.split(' ').map(turned).join(' ')]
    : [name];
}

/** Where all names stand in one text. */
const listsOfAll = [
  'EPUB, map',
  'site, list-html for blogs',
  'site, list-markdown for blogs',
  'site, list-text for blogs',
  'site, map',
];
/** Where each name stands once. */
const lists = [
  'EPUB, contributors',
  'EPUB, creators',
  'HTML, authors',
  'HTML, contributors',
  'HTML, photos',
  'HTML, title',
  'InDesign, contributors',
  'Markdown, contributors',
  'OpenDocument, contributors',
  'OpenDocument, photos',
  'OpenDocument, properties',
  'Word, contributors',
  'Word, photos',
  'Word, properties',
  'manifest, contributors',
  'site, blogroll',
  'site, cover',
  'site, page of each',
  'site, photos',
  'site, pictures for X',
  'site, pictures for previews',
  'site, titles for previews',
  'site, window of each',
];
/** Where each name stands beside the title of its chapter. */
const byEssay = [
  'EPUB, by-lines',
  'EPUB, cards',
  'EPUB, contents',
  'HTML, by-lines',
  'InDesign, by-lines',
  'Markdown, by-lines',
  'OpenDocument, by-lines',
  'Word, by-lines',
  'manifest, chapters',
  'site, authors for previews',
  'site, by-lines',
  'site, contents',
  'site, feed',
  'site, for search engines',
  'site, pages of authors for previews',
  'site, search',
];
/** Where it stands among other words, twice for each: in the description of a page for search engines and previews. */
const mentions = ['site, descriptions', 'site, descriptions of chapters'];
/** Where it stands beside something else. */
const sorted = ['EPUB, roles', 'EPUB, sorted as', 'site, contributors'];
const filedAs: readonly (readonly [string, string])[] = [
  ['Ursula von der Heide', 'Heide, Ursula von der'],
  ['Lucía García Márquez', 'García Márquez, Lucía'],
  ['Kovács Eszter', 'Kovács Eszter'],
  ['Nguyễn Thị Hương', 'Nguyễn Thị Hương'],
  ['Vigdís Jónsdóttir', 'Vigdís Jónsdóttir'],
  ['山田 太郎', '山田 太郎'],
];

/** `by Jane Doe  Leeds, United Kingdom`, `Jane Doe · Sixty Names` → `Jane Doe`. Signs that turn the direction stay. */
function nameAlone(text: string): string {
  return text.replace(/^by /, '').replace(/(?:\u200E?\u2003| · Sixty Names)[^]*$/u, '');
}

/** The name, and not a longer one. */
function bounded(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}])${name}(?![\\p{L}\\p{M}])`, 'u');
}

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
