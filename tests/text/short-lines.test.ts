import { expect, it } from '@jest/globals';
import { toHtml } from 'hast-util-to-html';
import type { Inline } from '../../src/model/content.ts';
import { blocksToHtml } from '../../src/render/html/content.ts';
import { shortLines } from '../../src/text/short-lines.ts';
import { paragraph, text } from '../sample-manuscript.ts';

const end: Inline = { type: 'break' };
const long = 'A line as long as this one is no verse, but a part of a paragraph.';

it.each<[string, readonly Inline[], number]>([
  ['verses', [text('Roots'), end, text('Bark'), end, text('Leaves')], 3],
  ['the end of a letter', [text('Yours, '), end, { type: 'emphasis', children: [text('Jane')] }], 2],
  ['emphasized verses', [{ type: 'emphasis', children: [text('Roots'), end, text('Bark'), end, text('Sky')] }], 3],
  ['one line', [text('Roots')], 0],
  ['prose with a line end in it', [text('Q: Why?'), end, text(long)], 0],
  ['a picture with words', [{ type: 'image', url: 'oak.png', alt: 'Oak', title: null }, end, text('Oak')], 0],
])('of %s, it tells how many short lines stand there', (_what, children, lines) => {
  expect(shortLines(children)).toBe(lines);
});

it('gives them a class of their own in HTML', () => {
  const flavour = { href: () => '', image: () => '', images: new Map(), notes: new Map(), noteReference: {} };
  const blocks = [paragraph(text('Roots'), end, text('Bark'), end, text('Sky')), paragraph('Yours,', end, 'Jane')];
  expect(toHtml({ type: 'root', children: blocksToHtml(blocks, flavour) })).toBe(
    '<p class="verse">Roots<br>Bark<br>Sky</p><p class="lines">Yours,<br>Jane</p>',
  );
});
