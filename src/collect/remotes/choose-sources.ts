import { BookError } from '../../model/book-error.ts';
import type { CollectSource, FetchedSource } from '../../model/collect.ts';
import { nearest } from '../../text/nearest.ts';

/**
 * The names of the sources that somebody wishes for, as the book has them.
 *
 * @throws BookError where a name is no source's.
 */
export function sourcesNamed(sources: readonly CollectSource[], wished: readonly string[]): string[] {
  const plain = (name: string) => name.normalize('NFC').toLowerCase();
  return wished.map((wish) => {
    const found = sources.find(({ name }) => plain(name) === plain(wish));
    if (found === undefined) throw unknownSource(sources, wish);
    return found.name;
  });
}

function unknownSource(sources: readonly CollectSource[], wish: string): BookError {
  const names = sources.map(({ name }) => name);
  const near = nearest(wish, names);
  const some = names.slice(0, 5).map((name) => `"${name}"`);
  const more = names.length > some.length ? ` and ${names.length - some.length} more` : '';
  return new BookError(`No source of this book is called "${wish}".`, {
    hint:
      near !== undefined
        ? `Did you mean "${near}"?`
        : names.length === 0
          ? 'book.yml names no source: see "collect:" in the manual.'
          : `There ${names.length === 1 ? 'is' : 'are'} ${some.join(', ')}${more}. A source has the name of its remote or person, or what "name:" in book.yml says.`,
  });
}

/** Of a source that was never fetched, nothing is known: as long as nobody is asked, that is a failure. */
export function withoutNews(fetched: FetchedSource): FetchedSource {
  const { source, failure, collected } = fetched;
  if (failure !== undefined || collected !== undefined) return fetched;
  return {
    ...fetched,
    failure: {
      reason: 'notAsked',
      message: `"${source.name}" was never fetched here, and --no-fetch asks nobody.`,
      hint: 'Run the command once without --no-fetch.',
      tries: 0,
    },
  };
}
