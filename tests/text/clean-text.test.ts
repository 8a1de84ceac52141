import { describe, expect, it } from '@jest/globals';
import { cleanText } from '../../src/text/clean-text.ts';
import { decodeEntities } from '../../src/text/entities.ts';

describe('cleanText', () => {
  it.each([
    ['letters', 'Łódź, дуб\n\tnext', { text: 'Łódź, дуб\n\tnext' }],
    ['letters with loose marks', 'Zoe\u0308', { text: 'Zo\u00eb' }],
    ['joiners in Persian', 'می\u200cخواهم', { text: 'می\u200cخواهم' }],
    ['joiners in emoji', '👩\u200d🌾', { text: '👩\u200d🌾' }],
    ['flags made of tags', '🏴\u{e0067}\u{e0062}\u{e007f}', { text: '🏴\u{e0067}\u{e0062}\u{e007f}' }],
    ['line separators', 'Ash\u2028Oak', { text: 'Ash Oak' }],
    ['zero-width spaces', 'leaf\u200b', { text: 'leaf', removed: 'a zero-width space, U+200B' }],
    ['joiners between Latin letters', 'le\u200daf', { text: 'leaf', removed: 'a zero-width joiner, U+200D' }],
    ['hidden tags', 'leaf\u{e0041}', { text: 'leaf', removed: 'an invisible tag, U+E0041' }],
    ['escapes', '\u001b[31mAsh', { text: '[31mAsh', refused: 'a control character, U+001B' }],
    ['C1 controls', 'A\u009bsh', { text: 'Ash', refused: 'a control character, U+009B' }],
    [
      'overrides of direction',
      'A\u202esh',
      { text: 'Ash', refused: 'a mark that turns the direction of writing, U+202E' },
    ],
  ])('minds %s', (_, written, cleaned) => {
    expect(cleanText(written)).toEqual(cleaned);
  });
});

describe('decodeEntities', () => {
  it.each([
    ['O&#39;Nell', "O'Nell"],
    ['O&#x2019;Nell', 'O’Nell'],
    ['Ash &amp; Oak', 'Ash & Oak'],
    ['&amp;lt;', '&lt;'],
    ['Ash &frond; Oak & Elm', 'Ash &frond; Oak & Elm'],
    ['&#27;[31m &#0; &#xD800; &#9999999;', '&#27;[31m &#0; &#xD800; &#9999999;'],
    ['&constructor;', '&constructor;'],
    ['Ash&#x202e;&#8203;&#65279;&#x2028;', 'Ash&#x202e;&#8203;&#65279;&#x2028;'],
  ])('reads %j as %j', (written, text) => {
    expect(decodeEntities(written)).toBe(text);
  });
});
