import { describe, expect, it } from '@jest/globals';
import { decodeText } from '../../src/text/decode.ts';
import { said, sourceFile } from './said.ts';

const bytes = (text: string) => [...new TextEncoder().encode(text)];
const latin1 = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const utf16 = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
const howToSave =
  'Save the file again as plain text in UTF-8. In Word: "Save As", "Plain Text", then "Unicode (UTF-8)". ' +
  'In Notepad: "Save As" with the encoding "UTF-8". ' +
  'In TextEdit: "Format", "Make Plain Text", then save as "Unicode (UTF-8)".';

describe('decodeText', () => {
  it.each([
    ['plain text', bytes('An ash.\n'), 'An ash.\n'],
    ['letters of all scripts', bytes('Ελιά, дуб, 木, 🌳'), 'Ελιά, дуб, 木, 🌳'],
    ['line ends of Windows and of old Macs', bytes('ash\r\nbirch\rcedar\n'), 'ash\nbirch\ncedar\n'],
    ['byte order marks', [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, ...bytes('ash')], 'ash'],
    ['an empty file', [], ''],
  ])('reads %s', (_, content, text) => {
    expect(decodeText(sourceFile('ash.md', content))).toEqual({ value: text, diagnostics: [] });
  });

  it.each([
    [
      'Latin-1',
      latin1('An ash.\r\nWe met at the caf\u00e9 below'),
      `2:18 error file-is-utf-8: The file is not saved as UTF-8: a character cannot be read in line 2, right after "We met at the caf". → ${howToSave}`,
    ],
    [
      'Windows quotes at the beginning',
      [0x93, ...bytes('Ash')],
      `1:1 error file-is-utf-8: The file is not saved as UTF-8: a character cannot be read at the beginning of line 1. → ${howToSave}`,
    ],
    [
      'a broken last character',
      [...bytes('ash '), 0xe2, 0x80],
      `1:5 error file-is-utf-8: The file is not saved as UTF-8: a character cannot be read in line 1, right after "ash ". → ${howToSave}`,
    ],
    [
      'UTF-16 with a mark',
      [0xff, 0xfe, ...utf16('ash')],
      `- error file-is-utf-8: The file is saved as UTF-16 ("Unicode"), not as UTF-8. → ${howToSave}`,
    ],
    [
      'UTF-16 with the other mark',
      [0xfe, 0xff, 0, 0x61],
      `- error file-is-utf-8: The file is saved as UTF-16 ("Unicode"), not as UTF-8. → ${howToSave}`,
    ],
    [
      'UTF-16 without a mark',
      utf16('ash tree'),
      `- error file-is-utf-8: The file is saved as UTF-16 ("Unicode"), not as UTF-8. → ${howToSave}`,
    ],
    [
      'NUL',
      bytes('The ash tree\nstands\0 here, and it has stood here for long'),
      '2:7 error file-is-plain-text: A character that no text has (NUL) stands in line 2, right after "stands". → Delete it, or paste the text into a new file and save that.',
    ],
    [
      'a Word file',
      [0x50, 0x4b, 3, 4, 20, 0],
      '- error file-is-plain-text: This is a Word, OpenDocument or ZIP file, not a text file. → Changing the end of its name is not enough: open it, and save or paste it as plain text (UTF-8).',
    ],
    [
      'a PDF',
      bytes('%PDF-1.7'),
      '- error file-is-plain-text: This is a PDF, not a text file. → Changing the end of its name is not enough: open it, and save or paste it as plain text (UTF-8).',
    ],
    [
      'RTF',
      bytes('{\\rtf1 ash}'),
      '- error file-is-plain-text: This is an RTF file, not a text file. → Changing the end of its name is not enough: open it, and save or paste it as plain text (UTF-8).',
    ],
  ])('explains %s', (_, content, problem) => {
    const { value, diagnostics } = decodeText(sourceFile('ash.md', content));
    expect(value).toBeUndefined();
    expect(said(diagnostics)).toEqual([problem]);
    expect(diagnostics[0]?.file).toBe('ash.md');
  });
});
