import type { SearchBook, WordTable } from '../search/index-files.ts';
import { excerptOf, filesWith, queryWords, rankedPages } from '../search/rank.ts';

/**
 * The search page's program. The index comes as scripts and not as data, so that it works from a folder as well as from
 * a server. What it holds is shown as text alone, never as markup.
 */
interface Bookshelf {
  readonly book: (book: SearchBook) => void;
  readonly words: (number: number, table: WordTable) => void;
  readonly texts: (number: number, table: Readonly<Record<string, string>>) => void;
}

const mostShown = 40;

const form = document.querySelector<HTMLFormElement>('#search-form');
const input = document.querySelector<HTMLInputElement>('#search-words');
const status = document.querySelector<HTMLElement>('#search-status');
const list = document.querySelector<HTMLOListElement>('#search-results');
if (form && input && status && list) start({ form, input, status, list });

interface SearchPage {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly status: HTMLElement;
  readonly list: HTMLOListElement;
}

function start(page: SearchPage): void {
  const { form, input } = page;
  document.querySelector('#search-needs-script')?.remove();
  form.hidden = false;
  const shelf = openShelf();
  const search = (isFinal: boolean) => {
    const query = input.value.trim();
    if (isFinal) history.replaceState(null, '', query === '' ? location.pathname : `?q=${encodeURIComponent(query)}`);
    void show(query, page, shelf);
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => search(false), 150);
  });
  // When the field is left: then the address is worth keeping.
  input.addEventListener('change', () => search(true));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search(true);
  });
  const asked = new URLSearchParams(location.search).get('q');
  if (asked !== null && asked.trim() !== '') {
    input.value = asked;
    search(false);
  } else {
    input.focus();
  }
}

type Shelf = ReturnType<typeof openShelf>;

function openShelf() {
  const loading = new Map<string, Promise<void>>();
  const words = new Map<number, WordTable>();
  const texts = new Map<number, Readonly<Record<string, string>>>();
  let book: SearchBook | undefined;
  const shelf: Bookshelf = {
    book: (loaded) => (book = loaded),
    words: (number, table) => words.set(number, table),
    texts: (number, table) => texts.set(number, table),
  };
  Object.assign(globalThis, { gatheringSearch: shelf });
  const load = (name: string, edition?: string): Promise<void> => {
    const known = loading.get(name) ?? loadScript(`search/${name}.js${edition === undefined ? '' : `?${edition}`}`);
    loading.set(name, known);
    // One that failed is asked for again the next time.
    known.catch(() => loading.delete(name));
    return known;
  };
  const open = async (): Promise<SearchBook> => {
    if (!book) await load('book');
    if (!book) throw new Error('The index is empty.');
    return book;
  };
  return {
    open,
    words: async (numbers: readonly number[]) => {
      const { edition } = await open();
      await Promise.all(numbers.map((number) => load(`words-${number}`, edition)));
      return numbers.map((number) => words.get(number)).filter((table) => table !== undefined);
    },
    text: async (page: number) => {
      const { edition, pages } = await open();
      const number = pages[page]?.[3] ?? 0;
      await load(`texts-${number}`, edition);
      return texts.get(number)?.[String(page)] ?? '';
    },
  };
}

function loadScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${src} could not be loaded.`)));
    document.head.append(script);
  });
}

let latest = 0;

async function show(query: string, { form, status, list }: SearchPage, shelf: Shelf): Promise<void> {
  latest += 1;
  const own = latest;
  const words = queryWords(query);
  if (words.length === 0) {
    status.textContent = '';
    list.replaceChildren();
    return;
  }
  try {
    const { firsts, pages } = await shelf.open();
    const numbers = [...new Set(words.flatMap((word) => filesWith(word, firsts)))];
    const found = rankedPages(words, await shelf.words(numbers), pages.length);
    const shown = found.slice(0, mostShown);
    const entries = await Promise.all(shown.map(async (page) => entry(pages[page], await shelf.text(page), words)));
    // A slower answer to an earlier question is not shown over a later one.
    if (own !== latest) return;
    list.replaceChildren(...entries);
    const label = found.length === 0 ? form.dataset['nothing'] : form.dataset['results'];
    status.textContent = (label ?? '').replace('{count}', String(found.length));
  } catch {
    if (own === latest) status.textContent = form.dataset['failed'] ?? '';
  }
}

function entry(page: SearchBook['pages'][number] | undefined, text: string, words: readonly string[]): HTMLLIElement {
  const [href = '', title = '', line = ''] = page ?? [];
  const pieces = excerptOf(text, words);
  const hit = pieces.find(({ isMatch }) => isMatch)?.text;
  const link = element('a', '', title);
  // Browsers that know text fragments show the place; the others open the page.
  link.href = hit === undefined ? href : `${href}#:~:text=${encodeURIComponent(hit).replaceAll('-', '%2D')}`;
  const excerpt = element('p', 'excerpt');
  excerpt.append(...pieces.map((piece) => (piece.isMatch ? element('mark', '', piece.text) : piece.text)));
  const item = element('li', '');
  item.append(link);
  if (line !== '') item.append(element('p', 'names', line));
  if (text !== '') item.append(excerpt);
  return item;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text?: string,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
