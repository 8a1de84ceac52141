import { describe, expect, it } from '@jest/globals';
import { problemsOf } from '../check/book-of.ts';
import { said } from '../text/said.ts';

/**
 * The mistakes that people make at the top of a chapter or in a person's file, one a row: what is written, and what is
 * said, word for word. Line 1 is the line of hyphens, so the first line written is line 2.
 */
const mistakes: readonly (readonly [mistake: string, head: string, ...says: readonly string[]])[] = [
  ['a tab', 'title: Ash\nauthor:\n\tname: Eva Orr'],
  ['no space after the colon', 'title:Ash\nauthor: Eva Orr'],
  ['a colon in the text', 'title: Ash: a life\nauthor: Eva Orr'],
  ['a # in the text', 'title: Ash #1\nauthor: Eva Orr'],
  ['an @ at the beginning', 'title: @ash\nauthor: Eva Orr'],
  ['curly quotation marks', 'title: “Ash: a life”\nauthor: Eva Orr'],
  ['curly quotation marks around plain words', 'title: “Ash”\nauthor: Eva Orr'],
  ['a quotation mark that is not closed', 'title: "Ash\nauthor: Eva Orr'],
  ['an apostrophe at the beginning', "title: 'Tis ash\nauthor: Eva Orr"],
  ['a key twice', 'title: Ash\nauthor: Eva Orr\ntitle: Oak'],
  ['a line too far right', 'title: Ash\n author: Eva Orr'],
  ['a line too far left', 'title: Ash\nauthor:\n  name: Eva Orr\n bio: Short.'],
  ['no author', 'title: Ash'],
  ['no title', 'author: Eva Orr'],
  ['a title without text', 'title:\nauthor: Eva Orr'],
  ['a person without a name', 'title: Ash\nauthor:\n  bio: Short.'],
  ['a list for text', 'title: [Ash]\nauthor: Eva Orr'],
  ['a word for a number', 'title: Ash\nauthor: Eva Orr\nweight: third'],
  ['a word for yes', 'title: Ash\nauthor: Eva Orr\ndraft: maybe'],
  ['a mistyped key', 'tilte: Ash\nauthor: Eva Orr'],
  ['a mistyped key of a person', 'title: Ash\nauthor:\n  name: Eva Orr\n  biografy: Short.'],
  ['an unknown key', 'title: Ash\nauthor: Eva Orr\nmood: green'],
  ['a day that is not', 'title: Ash\nauthor: Eva Orr\ndate: 2026-02-30'],
  ['a month that is not', 'title: Ash\nauthor: Eva Orr\ndate: 2026-13-01'],
  ['a date in words', 'title: Ash\nauthor: Eva Orr\ndate: 2 November 2026'],
  ['an address without a dot', 'title: Ash\nauthor:\n  name: Eva Orr\n  url: my site'],
  ['an address of another kind', 'title: Ash\nauthor:\n  name: Eva Orr\n  url: "javascript:alert(1)"'],
  ['a mail address for a site', 'title: Ash\nauthor:\n  name: Eva Orr\n  url: eva@ash.example'],
  ['an ORCID with a slip', 'title: Ash\nauthor:\n  name: Eva Orr\n  orcid: 0000-0002-1825-0079'],
  ['half an ORCID', 'title: Ash\nauthor:\n  name: Eva Orr\n  orcid: 0000-0002-1825'],
  ['no country', 'title: Ash\nauthor:\n  name: Eva Orr\n  country: Narnia'],
  ['the name of a language', 'title: Ash\nauthor: Eva Orr\nlanguage: English'],
  ['the code of a country for a language', 'title: Ash\nauthor: Eva Orr\nlanguage: jp'],
  ['a section that is not there', 'title: Ash\nauthor: Eva Orr\nsection: leef'],
  ['an order that is no number', 'title: Ash\nauthor: Eva Orr\norder: 2nd'],
  ['an author who is not on file', 'title: Ash\nauthor: eva-or'],
  ['a character that cannot be seen', 'title: As\u200bh\nauthor: Eva Orr'],
  ['a mark that turns the text', 'title: Ash\nauthor: "Eva \u202eOrr"'],
  ['a space from a web page', 'title: Ash\n\u00a0author: Eva Orr'],
  ['an anchor', 'title: &a Ash\nauthor: *a'],
];

describe('a mistake at the top of a chapter', () => {
  it.each(mistakes)('%s', (_, head, ...says) => {
    const problems = problemsOf({
      'book.yml': 'title: Trees\nsections: [{id: leaf, title: The leaf}]',
      'contributors/eva-orr.yml': 'name: Eva Orr',
      'chapters/ash.md': `---\n${head}\n---\n\nIt stands.\n`,
    }).filter(({ file }) => file === 'chapters/ash.md');
    expect(said(problems)).toEqual(says);
  });
});
