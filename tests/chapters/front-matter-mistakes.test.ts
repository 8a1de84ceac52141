import { describe, expect, it } from '@jest/globals';
import { problemsOf } from '../check/book-of.ts';
import { said } from '../text/said.ts';

/**
 * The mistakes that people make at the top of a chapter or in a person's file, one a row: what is written, and what is
 * said, word for word. Line 1 is the line of hyphens, so the first line written is line 2.
 */
const mistakes: readonly (readonly [mistake: string, head: string, ...says: readonly string[]])[] = [
  [
    'a tab',
    'title: Ash\nauthor:\n\tname: Eva Orr',
    '4:1 error yaml-can-be-read: This line is indented with a tab. Only spaces may stand at the beginning of a line. → Write it with spaces: "  name: Eva Orr"',
  ],
  [
    'no space after the colon',
    'title:Ash\nauthor: Eva Orr',
    '2:7 error yaml-can-be-read: There is no space after the colon of "title". → Write: title: Ash',
  ],
  [
    'a colon in the text',
    'title: Ash: a life\nauthor: Eva Orr',
    '2:11 error yaml-can-be-read: The value of "title" has a colon followed by a space, so it needs quotation marks. → Write: title: "Ash: a life"',
  ],
  [
    'a # in the text',
    'title: Ash #1\nauthor: Eva Orr',
    '2:11 warning values-are-whole: The value of "title" ends before "#1": what follows a # is a note, not text. → Put the value between quotation marks: title: "Ash #1"',
  ],
  [
    'an @ at the beginning',
    'title: @ash\nauthor: Eva Orr',
    '2:8 error yaml-can-be-read: The value of "title" begins with "@", which has a meaning of its own, so it needs quotation marks. → Write: title: "@ash"',
  ],
  [
    'curly quotation marks',
    'title: “Ash: a life”\nauthor: Eva Orr',
    '2:12 error yaml-can-be-read: The value of "title" has a colon followed by a space, so it needs quotation marks. → Write: title: "Ash: a life"',
  ],
  [
    'curly quotation marks around plain words',
    'title: “Ash”\nauthor: Eva Orr',
    '2:8 warning values-are-whole: The curly quotation marks around the value of "title" count as part of the text. → Write it without them: title: "Ash"',
  ],
  [
    'a quotation mark that is not closed',
    'title: "Ash\nauthor: Eva Orr',
    '2:8 error yaml-can-be-read: The quotation mark at the beginning of the value of "title" is never closed. → Write: title: "Ash"',
  ],
  [
    'an apostrophe at the beginning',
    "title: 'Tis ash\nauthor: Eva Orr",
    `2:8 error yaml-can-be-read: The value of "title" begins with an apostrophe, which is read as a quotation mark. → Write: title: "'Tis ash"`,
  ],
  [
    'a key twice',
    'title: Ash\nauthor: Eva Orr\ntitle: Oak',
    '4:1 error keys-are-given-once: "title" is given twice, in line 2 and in line 4. → Delete one of the two lines.',
  ],
  [
    'a line too far right',
    'title: Ash\n author: Eva Orr',
    '3:1 error yaml-can-be-read: This line is indented by one space, which does not fit the lines around it. → Write it without spaces at its beginning: author: Eva Orr',
  ],
  [
    'a line too far left',
    'title: Ash\nauthor:\n  name: Eva Orr\n bio: Short.',
    '5:1 error yaml-can-be-read: This line is indented by one space, which does not fit the lines around it. → Write it with 2 spaces at its beginning: "  bio: Short."',
  ],
  [
    'no author',
    'title: Ash',
    '2:8 error author-is-given: The chapter does not say who wrote it. → Right below line 1, which has the three hyphens, add "author:", and below it, indented by two spaces, "name: Your Name".',
  ],
  [
    'no title',
    'author: Eva Orr',
    '1:1 error title-is-given: The chapter has no title. → Right below line 1, which has the three hyphens, add a line "title: Your title".',
  ],
  [
    'a title without text',
    'title:\nauthor: Eva Orr',
    '2:1 info values-are-given: "title" has no value, so it is left out. → Write a value behind the colon, or delete the line.',
    '2:7 error title-is-given: The chapter has no title. → In line 2, write the title behind "title:".',
  ],
  [
    'a title without a colon, with one in its words',
    "title 'Ash: a tree'\nauthor: Eva Orr",
    '2:1 warning keys-are-known: "title \'Ash" is not a key of a chapter, so it is left out. → Delete the line, or look for the right word in the manual.',
    '1:1 error title-is-given: The chapter has no title. → In line 2, put a colon right behind "title": title: …',
  ],
  [
    'a person without a name',
    'title: Ash\nauthor:\n  bio: Short.',
    '4:3 error needed-keys-are-given: "name" of "author" is missing. → Add a line: name: …',
  ],
  [
    'a list for text',
    'title: [Ash]\nauthor: Eva Orr',
    '2:8 error values-fit: "title" must be text, not [Ash]. → Brackets or hyphens make a list. If it is meant as text, put it between quotation marks.',
  ],
  [
    'a word for a number',
    'title: Ash\nauthor: Eva Orr\nweight: third',
    '4:9 error values-fit: "weight" must be a whole number, not "third". → Write it in digits, such as 10.',
  ],
  [
    'a word for yes',
    'title: Ash\nauthor: Eva Orr\ndraft: maybe',
    '4:8 error values-fit: "draft" must be "yes" or "no", not "maybe".',
  ],
  [
    'a mistyped key',
    'tilte: Ash\nauthor: Eva Orr',
    '2:1 warning keys-are-known: "tilte" is not a key of a chapter, so it is left out. → Did you mean "title"?',
    '1:1 error title-is-given: The chapter has no title. → Line 2 has "tilte:". If "title:" is meant, correct it there.',
  ],
  [
    'a mistyped key of a person',
    'title: Ash\nauthor:\n  name: Eva Orr\n  biografy: Short.',
    '5:3 warning keys-are-known: "biografy" is not a key of "author", so it is left out. → Delete the line, or look for the right word in the manual.',
  ],
  [
    'an unknown key',
    'title: Ash\nauthor: Eva Orr\nmood: green',
    '4:1 warning keys-are-known: "mood" is not a key of a chapter, so it is left out. → Delete the line, or look for the right word in the manual.',
  ],
  [
    'a day that is not',
    'title: Ash\nauthor: Eva Orr\ndate: 2026-02-30',
    '4:7 error values-fit: "date" must be a date that exists, not "2026-02-30". → Write year, month and day: 2026-11-02',
  ],
  [
    'a month that is not',
    'title: Ash\nauthor: Eva Orr\ndate: 2026-13-01',
    '4:7 error values-fit: "date" must be a date that exists, not "2026-13-01". → Write year, month and day: 2026-11-02',
  ],
  [
    'a date in words',
    'title: Ash\nauthor: Eva Orr\ndate: 2 November 2026',
    '4:7 error values-fit: "date" must be a date such as 2026-11-02, not "2 November 2026". → Write year, month and day: 2026-11-02',
  ],
  [
    'an address without a dot',
    'title: Ash\nauthor:\n  name: Eva Orr\n  url: my site',
    '5:8 error values-fit: "url" of "author" must be a web address, not "my site". → It begins with https:// or http://.',
  ],
  [
    'an address of another kind',
    'title: Ash\nauthor:\n  name: Eva Orr\n  url: "javascript:alert(1)"',
    '5:8 error values-fit: "url" of "author" must be a web address, not "javascript:alert(1)". → It begins with https:// or http://.',
  ],
  [
    'a mail address for a site',
    'title: Ash\nauthor:\n  name: Eva Orr\n  url: eva@ash.example',
    '5:8 error values-fit: "url" of "author" must be a web address, not "eva@ash.example". → A mail address or the name in a network is no web address: write https://…',
  ],
  [
    'an ORCID with a slip',
    'title: Ash\nauthor:\n  name: Eva Orr\n  orcid: 0000-0002-1825-0079',
    '5:10 error values-fit: "orcid" of "author" must be an ORCID iD whose digits fit together, not "0000-0002-1825-0079". → Its last digit does not fit the others: copy it again from orcid.org.',
  ],
  [
    'half an ORCID',
    'title: Ash\nauthor:\n  name: Eva Orr\n  orcid: 0000-0002-1825',
    '5:10 error values-fit: "orcid" of "author" must be an ORCID iD, not "0000-0002-1825". → It has 16 digits in four groups: 0000-0002-1825-0097',
  ],
  [
    'no country',
    'title: Ash\nauthor:\n  name: Eva Orr\n  country: Narnia',
    '5:12 error values-fit: "country" of "author" must be a country, not "Narnia". → Write its code of two letters, such as AU for Australia, or its English name.',
  ],
  [
    'the name of a language',
    'title: Ash\nauthor: Eva Orr\nlanguage: English',
    '4:11 error values-fit: "language" must be a language code such as "en" or "de-AT", not "English". → Write the code of the language: "en" for English, "de" for German, "pt-BR" for Brazilian Portuguese.',
  ],
  [
    'the code of a country for a language',
    'title: Ash\nauthor: Eva Orr\nlanguage: jp',
    '4:11 error values-fit: "language" must be a language code such as "en" or "de-AT", not "jp". → "jp" is a country. Did you mean "ja"?',
  ],
  [
    'a code of no language',
    'title: Ash\nauthor: Eva Orr\nlanguage: xq-DE',
    '4:11 error values-fit: "language" must be a language code such as "en" or "de-AT", not "xq-DE". → Write the code of the language: "en" for English, "de" for German, "pt-BR" for Brazilian Portuguese.',
  ],
  [
    'a section that is not there',
    'title: Ash\nauthor: Eva Orr\nsection: leef',
    '4:10 error section-is-known: There is no section "leef" in book.yml. Did you mean "leaf"? → The sections are: leaf.',
  ],
  [
    'an order that is no number',
    'title: Ash\nauthor: Eva Orr\norder: 2nd',
    '4:8 error values-fit: "order" must be a whole number, not "2nd". → Write it in digits, such as 10.',
  ],
  [
    'an author who is not on file',
    'title: Ash\nauthor: eva-or',
    '3:9 error author-is-known: No contributor has the id "eva-or". Did you mean "eva-orr"? → Write the id of somebody on file: the name of one of the files about people, without its ending. Or name the whole person in its place: in a list "- name: Their Name", else "author:" and below it, indented by two spaces, "name: Their Name".',
  ],
  [
    'a character that cannot be seen',
    'title: As\u200bh\nauthor: Eva Orr',
    '2:8 warning text-is-visible: This value has a character that cannot be seen (a zero-width space, U+200B); it is left out. → Type the value again instead of pasting it.',
  ],
  [
    'a mark that turns the text',
    'title: Ash\nauthor: "Eva \u202eOrr"',
    '3:9 error text-is-visible: This value has a character that cannot be printed (a mark that turns the direction of writing, U+202E). → Type the value again instead of pasting it.',
  ],
  [
    'a space from a web page',
    'title: Ash\n\u00a0author: Eva Orr',
    '3:1 error yaml-can-be-read: This line begins with a space of another kind (from a web page or a word processor). → Delete the spaces at its beginning and type them again.',
  ],
  [
    'an anchor',
    'title: &a Ash\nauthor: *a',
    '2:8 error yaml-is-simple: "&a" is a YAML anchor, which is not used here. → If it is part of your text, put the whole value between quotation marks.',
    '3:9 error yaml-is-simple: "*a" is a YAML reference, which is not used here. → If it is part of your text, put the whole value between quotation marks.',
    '3:1 info values-are-given: "author" has no value, so it is left out. → Write a value behind the colon, or delete the line.',
  ],
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
