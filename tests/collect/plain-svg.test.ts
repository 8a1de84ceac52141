import { describe, expect, it } from '@jest/globals';
import { isPlainSvg } from '../../src/collect/plain-svg.ts';

const plain = (text: string) => isPlainSvg(Buffer.from(text));
const svg = (inner: string, attributes = '') => `<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inner}</svg>`;

describe('a plain SVG', () => {
  it.each([
    svg('<path d="M0 0h9" fill="#c0ffee"/>'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<!-- a leaf -->\n${svg('<g><circle r="3"/></g>')}\n`,
    svg('<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect fill="url(#g)"/>'),
    svg('<text x="1">Oak &amp; elm</text>', ' viewBox="0 0 1 1" style="fill: red"'),
    svg('<g aria-label="f(x)" transform="translate(1 2) rotate(3)" style="fill: rgb(1, 2, 3)"/>'),
    `<?xml version='1.0' encoding='iso-8859-1' standalone='no'?>${svg('')}`,
    svg('<clipPath id="c"><rect/></clipPath><g clip-path="url(#c)"/><g clip-path="url(#c)"/>'),
    '<svg/>',
  ])('is %s', (text) => {
    expect(plain(text)).toBe(true);
  });

  it.each([
    svg('<script>alert(1)</script>'),
    svg('<mask id="a"><rect/></mask><mask id="b"><rect mask="url(#a)"/></mask>'),
    svg('<clipPath id="a" clip-path="url(#b)"><rect/></clipPath>'),
    svg('<pattern id="p"><rect/></pattern>'),
    svg(`<mask id="a">${'<rect/>'.repeat(600)}</mask>`),
    svg('<rect mask="url(#a)"/>'.repeat(101)),
    svg('<rect x="1" x="2"/>'),
    svg('<SCRIPT/>'),
    svg('<x:script xmlns:x="http://www.w3.org/2000/svg"/>'),
    svg('<foreignObject/>'),
    svg('<style>@import "http://evil.example"</style>'),
    svg('<use href="#a"/>'),
    svg('<image href="http://evil.example/a.png"/>'),
    svg('<a href="javascript:alert(1)"/>'),
    svg('<animate attributeName="href" to="javascript:x"/>'),
    svg('', ' onload="alert(1)"'),
    svg('', ' OnLoad="alert(1)"'),
    svg('', ' onload="location=1"'),
    svg('<rect href="http://evil.example"/>'),
    svg('', ' xlink:href="#a"'),
    svg('<rect fill="j&#97;vascript"/>'),
    svg('<rect style="fill: \\72 ed"/>'),
    svg('<rect style="@import \'evil.css\'"/>'),
    svg('<rect fill="javascript:x"/>'),
    svg('<rect fill="data:text/html,x"/>'),
    `${svg('')}<`,
    `${svg('')}<!-- a`,
    svg('<rect fill="url(http://evil.example)"/>'),
    svg('<rect fill="u&#114;l(http://evil.example)"/>'),
    svg('<rect style="fill: \\75rl(x)"/>'),
    svg('<rect style="cursor: image-set(\'http://evil.example/a.png\' 1x)"/>'),
    svg('<rect style="mask: src(\'http://evil.example\')"/>'),
    svg('<rect mask="-webkit-image-set(\'http://evil.example\' 1x)"/>'),
    svg('<text xmlns="http://www.w3.org/1999/xhtml"/>'),
    svg('<text>a \u001b$@ b</text>'),
    `<?xml version="1.0" encoding="ISO-2022-JP"?>${svg('')}`,
    `<?xml version="1.0" encoding='utf-7'?>${svg('')}`,
    svg('<rect fill=red />'),
    svg('<rect a="1"b="2"/>'),
    svg('<![CDATA[<script>]]>'),
    svg('&xxe;'),
    `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`,
    `<?xml-stylesheet href="evil.css"?>${svg('')}`,
    svg('<?php ?>'),
    svg('<g>'),
    svg('</g>'),
    svg('') + svg(''),
    `${svg('')}<script/>`,
    `<g>${svg('')}</g>`,
    `text ${svg('')}`,
    svg('<g>'.repeat(70) + '</g>'.repeat(70)),
    svg('<g/>'.repeat(10_001)),
    svg('<!-- a -- b -->'),
    svg('\0'),
    '<svg',
    '',
  ])('is not %s', (text) => {
    expect(plain(text)).toBe(false);
  });

  it('is UTF-8, not too large, and known in no time', () => {
    expect(isPlainSvg(Buffer.from([0xff, 0xfe, 0x3c, 0]))).toBe(false);
    expect(plain(svg(' '.repeat(2 ** 20)))).toBe(false);
    const start = performance.now();
    for (const part of ['<', '<!--', ' a', '<g a="', "<g a='b' ", '&', '<g ', 'a="b" ', '-']) {
      plain(svg(part.repeat(200_000)));
      plain(`<svg ${part.repeat(200_000)}`);
    }
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
