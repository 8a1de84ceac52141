import { describe, expect, it } from '@jest/globals';
import type { Inline } from '../../src/model/content.ts';
import { setLine, setTypography } from '../../src/text/typography.ts';
import { inlineText } from '../../src/text/words.ts';

describe('setting a line', () => {
  it.each([
    ['en', `"Well," she said, "it's 'fine'."`, '“Well,” she said, “it’s ‘fine’.”'],
    ['en', `'Tis the '90s, rock 'n' roll`, '’Tis the ’90s, rock ’n’ roll'],
    ['en', `the class of '06 and the authors' book`, 'the class of ’06 and the authors’ book'],
    ['en', `6'2" tall`, '6′2″ tall'],
    ['en', `("quoted") -- "again"--'yes'`, '(“quoted”) – “again”—‘yes’'],
    ['en', `pages 12--14, wait... what`, 'pages 12–14, wait… what'],
    ['en', `"'Nested' first," he said`, '“‘Nested’ first,” he said'],
    ['en', `"One," "two".`, '“One,” “two”.'],
    ['en', 'no signs at all', 'no signs at all'],
    ['en', '---- and ..... stay', '---- and ..... stay'],
    ['de', `Er sagte: "Das ist 'gut'."`, 'Er sagte: „Das ist ‚gut‘.“'],
    ['fr', `Il dit "oui"`, 'Il dit «\u202foui\u202f»'],
    ['el', `είπε "ναι"`, 'είπε «ναι»'],
    ['sv', `hon sa "ja"`, 'hon sa ”ja”'],
    ['he', `היא אמרה "כן" והלכה`, 'היא אמרה ”כן” והלכה'],
    ['ar', `قالت "نعم" ومضت`, 'قالت ”نعم“ ومضت'],
    ['fa', `گفت "آری" و رفت`, 'گفت «آری» و رفت'],
    ['zh-TW', `她說"好"，然後說"不"。`, '她說「好」，然後說「不」。'],
    ['zh', `他说"她答'好'了"然后Jane说"好"`, '他说“她答‘好’了”然后Jane说“好”'],
    ['ja', `彼女は"はい"と言い、Janeは"yes"と言った`, '彼女は「はい」と言い、Janeは「yes」と言った'],
    ['pl', `"tak"`, '„tak”'],
  ])('%s: %s', (language, written, set) => {
    expect(setLine(written, language)).toBe(set);
  });
});

describe('setting a paragraph', () => {
  const text = (value: string): Inline => ({ type: 'text', value });

  it('sees a quotation that begins in plain text and ends in italics', () => {
    const set = setTypography([text('He said "go '), { type: 'emphasis', children: [text('now"')] }, text('.')], 'en');
    expect(inlineText(set)).toBe('He said “go now”.');
  });

  it('leaves code and bare addresses alone', () => {
    const set = setTypography(
      [
        text('"a" '),
        { type: 'inlineCode', value: `"b" -- ...` },
        { type: 'link', url: 'https://a.example/--x', children: [text('https://a.example/--x')] },
        text(' "c"'),
      ],
      'en',
    );
    expect(inlineText(set)).toBe('“a” "b" -- ...https://a.example/--x “c”');
  });

  it('closes a quotation behind a footnote sign', () => {
    const set = setTypography([text('"a'), { type: 'footnoteReference', identifier: '1' }, text('" b')], 'en');
    expect(inlineText(set)).toBe('“a” b');
  });
});
