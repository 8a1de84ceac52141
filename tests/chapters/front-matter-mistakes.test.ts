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
    '4:1 error yaml-can-be-read: This line is indented with a tab. Only spaces may stand at the beginning of a line. → Write it with 2 spaces at its beginning: name: Eva Orr',
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
    '5:1 error yaml-can-be-read: This line is indented by one space, which does not fit the lines around it. → Write it with 2 spaces at its beginning: bio: Short.',
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
    '4:3 error needed-keys-are-given: "name" of "author" is missing. → Add a line, with as many spaces at its beginning as the lines around it have: name: …',
  ],
  [
    'a list for text',
    'title: [Ash]\nauthor: Eva Orr',
    '2:8 error values-fit: "title" must be text, not [Ash]. → Brackets or hyphens make a list. Write it without them: Ash. If brackets are to be printed, put all of it between quotation marks.',
  ],
  [
    'a word for a number',
    'title: Ash\nauthor: Eva Orr\nweight: third',
    '4:9 error values-fit: "weight" must be a whole number, not "third". → Write it in digits, such as 10.',
  ],
  [
    'a word for yes',
    'title: Ash\nauthor: Eva Orr\ndraft: maybe',
    '4:8 error values-fit: "draft" must be "yes" or "no", not "maybe". → Write one of the two, or delete the line.',
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
    '4:10 error section-is-known: There is no section "leef" in book.yml. Did you mean "leaf"? → The sections are: leaf ("The leaf").',
  ],
  [
    'an order that is no number',
    'title: Ash\nauthor: Eva Orr\norder: 2nd',
    '4:8 error values-fit: "order" must be a whole number, not "2nd". → Write it in digits, such as 10.',
  ],
  [
    'an author who is not on file',
    'title: Ash\nauthor: eva-or',
    '3:9 error author-is-known: No contributor has the id "eva-or". Did you mean "eva-orr"? → If that is who is meant, write eva-orr here. A person who is not on file is named here in full: Their Name',
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
  ],
  [
    'a star at the beginning',
    'title: *Ash*\nauthor: Eva Orr',
    '2:8 error yaml-is-simple: "*Ash*" is a YAML reference, which is not used here. → If it is part of your text, put the whole value between quotation marks.',
    '2:8 warning titles-are-plain-text: The title has stars, "*Ash*", which would be printed as it stands. → Write it in plain words: nothing in it can be bold, italic or a link.',
  ],
  [
    'a dash for each colon',
    'title – Ash\nauthor – Eva Orr',
    '2:7 error yaml-can-be-read: Behind "title" stands a dash, where a colon belongs. → Write: title: Ash',
    '3:8 error yaml-can-be-read: Behind "author" stands a dash, where a colon belongs. → Write: author: Eva Orr',
  ],
  [
    'a wide colon',
    'title：Ash\nauthor：Eva Orr',
    '2:6 error yaml-can-be-read: The colon or the space after "title" is not the usual one. → Type both again: title: Ash',
    '3:7 error yaml-can-be-read: The colon or the space after "author" is not the usual one. → Type both again: author: Eva Orr',
  ],
  [
    'semicolons',
    'title; Ash\nauthor;Eva Orr',
    '2:6 error yaml-can-be-read: Behind "title" stands a semicolon, where a colon belongs. → Write: title: Ash',
    '3:7 error yaml-can-be-read: Behind "author" stands a semicolon, where a colon belongs. → Write: author: Eva Orr',
  ],
  [
    'a space from a web page before what belongs to a person',
    'title: Ash\nauthor:\n\u00a0\u00a0name: Eva Orr\n\u00a0\u00a0city: Leeds',
    '4:1 error yaml-can-be-read: This line begins with a space of another kind (from a web page or a word processor). → Delete the spaces at its beginning and type them again.',
    '5:1 error yaml-can-be-read: This line begins with a space of another kind (from a web page or a word processor). → Delete the spaces at its beginning and type them again.',
  ],
  [
    'a bio that goes on at the margin, with a colon',
    'title: Ash\nauthor:\n  name: Eva Orr\n  bio: I write.\nAnd I live in York: with two cats.',
    '6:1 warning keys-are-known: "And I live in York" is not a key of a chapter, so it is left out. → If it goes on from "bio" above it, write all of that text on one line, between quotation marks. Else delete the line.',
  ],
  [
    'a text that goes on at the margin with a colon, among other lines',
    'title: Ash\nauthor:\n  name: Eva Orr\n  bio: I write.\nI also plant, and so on: oaks.\n  city: Leeds',
    '6:1 error yaml-can-be-read: This line seems to go on from "bio" above it. → Write all of it on one line: bio: "I write. I also plant, and so on: oaks."',
  ],
  [
    'a colon too few in an address',
    'title: Ash\nauthor:\n  name: Eva Orr\n  country: U.S.A.\n  url: https//orr.example',
    '6:8 error values-fit: "url" of "author" must be a web address, not "https//orr.example". → Write: https://orr.example',
  ],
  [
    'a value that is lost behind a #',
    'title: Ash\nauthor: Eva Orr\ntags: #oak',
    '4:7 warning values-are-whole: The value of "tags" ends before "#oak": what follows a # is a note, not text. → Put the value between quotation marks: tags: "#oak"',
  ],
  [
    'a mail address',
    'title: Ash\nauthor:\n  name: Eva Orr\n  e-mail: eva@orr.example',
    '5:3 warning keys-are-known: "e-mail" is not a key of "author", so it is left out. → The book shows no mail address. Delete the line.',
  ],
  [
    'bold words',
    '**title:** Ash\n**author:** Eva Orr',
    '2:1 error yaml-can-be-read: Stars or low lines stand around "title"; here they make nothing bold. → Write: title: Ash',
    '3:1 error yaml-can-be-read: Stars or low lines stand around "author"; here they make nothing bold. → Write: author: Eva Orr',
  ],
  [
    'a hyphen before each line',
    '- title: Ash\n- author: Eva Orr',
    '2:1 error yaml-can-be-read: Here stands a list, where lines of the form "key: value" should be. → Take away the hyphen and the spaces at the beginning of each line: title: My title',
  ],
  [
    'a hyphen without its space',
    'title: Ash\nauthors:\n- name: Eva Orr\n  bio: Short.\n-name: Bo Ray\n  bio: Long.',
    '6:2 error yaml-can-be-read: There is no space after the hyphen at the beginning of this line. → Write: - name: Bo Ray',
  ],
  [
    'a person whose lines are not indented',
    'title: Ash\nauthor:\nname: Eva Orr\nbio: Short.',
    '4:1 error yaml-can-be-read: Lines 4 and 5 are not indented, so they do not belong to "author" above them. → Put two spaces at the beginning of each of the lines 4 and 5.',
  ],
  [
    'a person whose lines are not indented, with slips inside',
    'title: Ash\nauthors:\nfull_name: Eva Orr\nwebsite: no address\nbio: >\n  I write.\n  I plant.\nsection: leaf',
    '4:1 error yaml-can-be-read: Lines 4 to 8 are not indented, so they do not belong to "authors" above them. → Put two spaces at the beginning of each of the lines 4 to 8.',
    '5:10 error values-fit: "website" of "authors" must be a web address, not "no address". → It begins with https:// or http://.',
  ],
  [
    'a person whose lines are not indented, without a name',
    'title: Ash\nauthor:\ncity: Leeds',
    '4:1 error yaml-can-be-read: Line 4 is not indented, so it does not belong to "author" above it. → Put two spaces at the beginning of line 4.',
    '4:1 error needed-keys-are-given: "name" of "author" is missing. → Add a line, with as many spaces at its beginning as the lines around it have: name: …',
  ],
  [
    'no author, and the address of a page',
    'title: Ash\nauthor:\nurl: https://orr.example',
    '3:1 info values-are-given: "author" has no value, so it is left out. → Write a value behind the colon, or delete the line.',
    '4:1 warning keys-are-known: "url" is not a key of a chapter, so it is left out. → If it tells of the author, move it: "author:" stands alone on its line, and below it, each with two spaces at its beginning, stand "name: …" and "url: …". Else delete the line.',
    '3:8 error author-is-given: The chapter does not say who wrote it. → In line 3, write your name behind "author:".',
  ],
  [
    'a name alone on the line below',
    'title: Ash\nauthor:\nEva Orr',
    '4:1 error yaml-can-be-read: This line has no colon, so it is not clear what it is. → Write it behind the colon of the line above: author: Eva Orr',
  ],
  [
    'a name behind the author, and more at the margin',
    'title: Ash\nauthor: Eva Orr\ncity: Leeds\nbio: Short.',
    '4:1 warning keys-are-known: Behind "author:" stands a name alone, so lines 4 and 5 cannot belong to it and are left out. → Leave "author:" alone on line 3, write "name: Eva Orr" on a line of its own below it, and put two spaces at the beginning of that line and of each of the lines 4 and 5.',
  ],
  [
    'the last lines of a person not indented',
    'title: Ash\nauthor:\n  name: Eva Orr\ncity: Leeds\nbio: Short.',
    '5:1 warning keys-are-known: Lines 5 and 6 are not indented, so they do not belong to "author" above them and are left out. → Put two spaces at the beginning of each of the lines 5 and 6.',
  ],
  [
    'a line among those of a person not indented',
    'title: Ash\nauthor:\n  name: Eva Orr\nurl: https://orr.example\n  city: Leeds',
    '5:1 error yaml-can-be-read: "url" is not indented, so it does not belong to "author" above it. → Put 2 spaces at the beginning of this line.',
  ],
  [
    'several lines among those of a person not indented',
    'title: Ash\nauthors:\n  name: Eva Orr\nurl: https://orr.example\ncity: Leeds\nbio: Short.\n  country: GB',
    '5:1 error yaml-can-be-read: "url" is not indented, so it does not belong to "author" above it. → Put 2 spaces at the beginning of this line and of the 2 below it.',
  ],
  [
    'the first lines of a person not indented',
    'title: Ash\nauthor:\nname: Eva Orr\ncity: Leeds\n   bio: Short.',
    '4:1 error yaml-can-be-read: "name" is not indented, so it does not belong to "author" above it. → Put 3 spaces at the beginning of this line and of the next.',
  ],
  [
    'an indented line below others that are no person’s',
    'title: Ash\nauthor: Eva Orr\nsection: leaf\n  city: Leeds',
    '5:1 error yaml-can-be-read: This line is indented by 2 spaces, which does not fit the lines around it. → Write it without spaces at its beginning: city: Leeds',
    '5:1 warning keys-are-known: "city" is not a key of a chapter, so it is left out. → If it tells of the author, move it: "author:" stands alone on its line, and below it, each with two spaces at its beginning, stand "name: …" and "city: …". Else delete the line.',
  ],
  [
    'a name on the line of the author, and more below',
    'title: Ash\nauthor: Eva Orr\n  city: Leeds\n  bio: Short.\nsection: leaf',
    '4:3 error yaml-can-be-read: The name stands behind "author:", so nothing more about the person can stand below it. → Leave "author:" alone on the line above, and write the name on a line of its own between the two:   name: Eva Orr',
  ],
  [
    'a line about the last of several people not indented',
    'title: Ash\nauthors:\n  - name: Bo Ray\n  - name: Eva Orr\ncity: Leeds',
    '6:1 warning keys-are-known: Line 6 is not indented, so it does not belong to "authors" above it and is left out. → Put 4 spaces at the beginning of line 6.',
  ],
  [
    'a text that goes on at the margin',
    'title: Ash\nauthor:\n  name: Eva Orr\n  bio: I write\nabout trees.',
    '6:1 error yaml-can-be-read: This line has no colon, so it is not clear what it is. → If it goes on from the line above, put 4 spaces before it; else write: about: trees.',
  ],
  [
    'a line about a person, apart from the others',
    'title: Ash\nauthor:\n  name: Eva Orr\nsection: leaf\nbio: Short.',
    '6:1 warning keys-are-known: "bio" is not a key of a chapter, so it is left out. → If it tells of the author, move it: "author:" stands alone on its line, and below it, each with two spaces at its beginning, stand "name: …" and "bio: …". Else delete the line.',
  ],
  [
    'a line about a person whose keys stand on one line',
    'title: Ash\nauthor: { name: Eva Orr }\nbio: Short.',
    '4:1 warning keys-are-known: "bio" is not a key of a chapter, so it is left out. → If it tells of the author, move it: "author:" stands alone on its line, and below it, each with two spaces at its beginning, stand "name: …" and "bio: …". Else delete the line.',
  ],
  [
    'a word too many',
    'title: Ash\nauthor: name: Eva Orr',
    '3:9 error yaml-can-be-read: Behind "author:" stands another word with a colon, "name:". → Write: author: Eva Orr',
  ],
  [
    'a hyphen before each line of a person',
    'title: Ash\nauthor:\n  - name: Eva Orr\n  - bio: Short.',
    '5:5 error needed-keys-are-given: "name" of entry 2 of "author" is missing. → If this line belongs to the entry above it, write a space in place of its hyphen. Else add a line: name: …',
  ],
  [
    'a text in two parts',
    'title: Ash\nauthor:\n  name: Eva Orr\n  bio: Short.\n\n  And it has leaves: two.',
    '7:3 warning keys-are-known: "And it has leaves" is not a key of "author", so it is left out. → If it goes on from "bio" above it, write all of that text on one line, between quotation marks. Else delete the line.',
  ],
  [
    'curly brackets',
    'title: {Ash}\nauthor: Eva Orr',
    '2:8 error values-fit: "title" must be text, not a group of keys. → Write it on the line of its key, behind the colon. If it has a colon or curly brackets in it, put it between quotation marks.',
  ],
  [
    'two versions',
    '<<<<<<< HEAD\ntitle: Ash\n=======\ntitle: Ash and oak\n>>>>>>> my-branch\nauthor: Eva Orr',
    '2:1 error merge-conflicts-are-solved: Two versions of one passage stand here: the first in line 3, the second in line 5. → Keep what you want of the two, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.',
  ],
  [
    'the title of a section with a slip',
    'title: Ash\nauthor: Eva Orr\nsection: The leef',
    '4:10 error section-is-known: There is no section "The leef" in book.yml. Did you mean "leaf"? → The sections are: leaf ("The leaf").',
  ],
  [
    'a dash below',
    'title: Ash\nauthor: Eva Orr\n—\n\nIt stands.',
    '4:1 error front-matter-is-closed: Line 4, which closes the front matter, is "—", not three hyphens; a word processor may have changed them. → Write --- there, with three plain hyphens.',
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
