import { h } from 'hastscript';
import { contentsPath, hrefBetween, searchPath } from '../addresses.ts';
import type { Desk } from '../desk.ts';
import { lines } from '../page.ts';
import type { Page } from '../page.ts';

/** The page that looks things up. Without its program it says so, and leads to the contents. */
export function searchPage({ manuscript: { labels } }: Desk): Page {
  const texts = {
    'data-results': labels.searchResults,
    'data-nothing': labels.searchNothing,
    'data-failed': labels.searchFailed,
  };
  return {
    path: searchPath,
    kind: 'search',
    title: labels.search,
    tone: 0,
    program: 'search.js',
    main: [
      h('header', { className: 'page-head' }, h('h1', labels.search)),
      h(
        'p',
        { id: 'search-needs-script', className: 'hint' },
        h('a', { href: hrefBetween(searchPath, contentsPath) }, labels.searchNeedsScript),
      ),
      h('form', { id: 'search-form', role: 'search', method: 'get', hidden: true, ...texts }, [
        // The page's heading and the button say it to the eye.
        h('label', { htmlFor: 'search-words', className: 'word' }, labels.search),
        ' ',
        h('input', { id: 'search-words', name: 'q', type: 'search', autoComplete: 'off', dir: 'auto' }),
        ' ',
        h('button', { type: 'submit' }, labels.search),
      ]),
      h('p', { id: 'search-status', role: 'status' }),
      h('ol', { id: 'search-results', role: 'list' }),
    ].flatMap((node) => lines([node])),
  };
}
