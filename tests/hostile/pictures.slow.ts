import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { Diagnostic } from '../../src/model/checked.ts';
import { type Ground, makeGround } from './ground.ts';
import { tallyOf } from './tally.ts';
import { harmsInOutputs } from './written-proof.ts';

const tally = tallyOf('pictures');
const goodPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A grey PNG whose head says one size and whose rows have another. */
function png(width: number, height: number, rows: Buffer = Buffer.alloc(0), extra: readonly Buffer[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    ...extra,
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const rowsOf = (width: number, height: number) => Buffer.alloc((Math.ceil(width / 8) + 1) * height);

function jpeg(width: number, height: number, rest: Buffer): Buffer {
  const frame = Buffer.from('ffc0000b080000000001011100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), frame, rest]);
}

function gif(width: number, height: number): Buffer {
  const head = Buffer.from('4749463839610000000080000000000000ffffff', 'hex');
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  return Buffer.concat([head, Buffer.from('2c00000000010001000002024401003b', 'hex')]);
}

function webp(width: number, height: number): Buffer {
  const body = Buffer.alloc(30);
  body.write('RIFF', 0, 'latin1');
  body.writeUInt32LE(22, 4);
  body.write('WEBPVP8X', 8, 'latin1');
  body.writeUInt32LE(10, 16);
  body.writeUIntLE(width - 1, 24, 3);
  body.writeUIntLE(height - 1, 27, 3);
  return body;
}

const svg = (inside: string, attributes = '', before = '') =>
  Buffer.from(
    `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10" width="10" height="10" ${attributes}>${inside}</svg>`,
  );

const entities = Array.from({ length: 12 }, (_, index) => `<!ENTITY e${index} "${`&e${index - 1};`.repeat(10)}">`).join(
  '',
);
const html = '<html><script>window.__hit=1</script><img src=x onerror=alert(1)></html>';

/** Files that call themselves pictures. */
function fakes(listener: string): readonly [string, Buffer][] {
  const text = 'tEXtComment\0<script>window.__hit=1</script>';
  return [
    ['bomb.png', png(12_000, 12_000, rowsOf(12_000, 12_000))],
    ['wide.png', png(60_000, 10, rowsOf(60_000, 10))],
    ['huge.png', png(2 ** 31 - 1, 2 ** 31 - 1)],
    ['zero.png', png(0, 0)],
    ['more-rows.png', png(1, 1, rowsOf(8000, 8000))],
    ['fewer-rows.png', png(4000, 4000, rowsOf(1, 1))],
    ['deflate-bomb.png', png(1, 1, Buffer.alloc(200_000_000))],
    ['no-end.png', goodPng.subarray(0, 40)],
    ['wrong-sum.png', Buffer.concat([goodPng.subarray(0, 30), Buffer.from([1]), goodPng.subarray(31)])],
    ['head-only.png', goodPng.subarray(0, 8)],
    ['script.png', png(1, 1, rowsOf(1, 1), [chunk('tEXt', Buffer.from(text.slice(4), 'latin1'))])],
    [
      'text-bomb.png',
      png(1, 1, rowsOf(1, 1), [
        chunk('zTXt', Buffer.concat([Buffer.from('C\0\0'), deflateSync(Buffer.alloc(100_000_000))])),
      ]),
    ],
    [
      'profile.png',
      png(1, 1, rowsOf(1, 1), [
        chunk('iCCP', Buffer.concat([Buffer.from('C\0\0'), deflateSync(Buffer.alloc(50_000_000))])),
      ]),
    ],
    ['page.png', Buffer.from(html)],
    ['page-behind.png', Buffer.concat([goodPng, Buffer.from(html)])],
    ['zip-behind.png', Buffer.concat([goodPng, Buffer.from('504b0304', 'hex'), Buffer.alloc(100)])],
    ['page.jpg', Buffer.from(`\xff\xd8\xff${html}`, 'latin1')],
    ['huge.jpg', jpeg(65_535, 65_535, Buffer.from('ffda0008010100003f00ffd9', 'hex'))],
    ['cut.jpg', jpeg(100, 100, Buffer.from('ffda0008', 'hex'))],
    ['no-scan.jpg', jpeg(100, 100, Buffer.from('ffd9', 'hex'))],
    [
      'comment.jpg',
      Buffer.concat([
        jpeg(1, 1, Buffer.from('fffe0040', 'hex')),
        Buffer.from(html),
        Buffer.from('ffda0008010100003f00ffd9', 'hex'),
      ]),
    ],
    ['loop.jpg', Buffer.from(`ffd8${'ffe00002'.repeat(50_000)}ffd9`, 'hex')],
    ['zero-length.jpg', Buffer.from('ffd8ffe00000ffd9', 'hex')],
    ['huge.gif', gif(65_535, 65_535)],
    ['script.gif', Buffer.from('GIF89a/*\x01\x00\x01\x00*/=1;window.__hit=1;//;', 'latin1')],
    ['cut.gif', gif(10, 10).subarray(0, 12)],
    ['endless.gif', Buffer.concat([gif(10, 10).subarray(0, -1), Buffer.alloc(100_000, 0xff)])],
    ['huge.webp', webp(16_000, 16_000)],
    ['cut.webp', webp(10, 10).subarray(0, 20)],
    ['lying.webp', webp(10, 10)],
    ['empty.png', Buffer.alloc(0)],
    ['one-byte.png', Buffer.from([0x89])],
    ['pdf.png', Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj')],
    ['elf.png', Buffer.from('7f454c46020101', 'hex')],
    ['script.sh.png', Buffer.from('#!/bin/sh\ntouch executed\n')],
    ['postscript.png', Buffer.from('%!PS\n(executed) (w) file\n')],
    [
      'mvg.png',
      Buffer.from(
        'push graphic-context\nviewbox 0 0 640 480\nimage over 0,0 0,0 "|touch executed"\npop graphic-context',
      ),
    ],
    ['svg.png', svg('<script>window.__hit=1</script>')],
    ['plain.tiff', Buffer.from('49492a0008000000', 'hex')],
    ['plain.bmp', Buffer.from('424d46000000000000003600', 'hex')],
    ['plain.ico', Buffer.from('000001000100', 'hex')],
    ['plain.avif', Buffer.from('0000001c66747970617669660000000061766966', 'hex')],
    ['plain.jxl', Buffer.from('ff0a', 'hex')],
    ['script.svg', svg('<script>window.__hit=1</script>')],
    ['cdata.svg', svg('<![CDATA[<script>window.__hit=1</script>]]>')],
    ['onload.svg', svg('', 'onload="window.__hit=1"')],
    ['link.svg', svg('<a xlink:href="javascript:window.__hit=1"><rect width="9" height="9"/></a>')],
    ['use.svg', svg(`<use href="${listener}/x.svg#y"/>`)],
    ['image.svg', svg(`<image href="${listener}/x.png" width="9" height="9"/>`)],
    ['file.svg', svg('<image xlink:href="file:///etc/hostname" width="9" height="9"/>')],
    ['secret.svg', svg('<image xlink:href="../../secret.txt" width="9" height="9"/>')],
    ['style.svg', svg(`<style>@import "${listener}/x.css";</style>`)],
    ['style-attribute.svg', svg(`<rect width="9" height="9" style="fill:url(${listener}/x)"/>`)],
    ['fill.svg', svg(`<rect width="9" height="9" fill="url(${listener}/x#y)"/>`)],
    [
      'foreign.svg',
      svg(
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:parent.__hit=1"/></foreignObject>',
      ),
    ],
    ['animate.svg', svg('<a id="x"><animate attributeName="href" to="javascript:window.__hit=1"/></a>')],
    ['set.svg', svg('<rect><set attributeName="onclick" to="window.__hit=1"/></rect>')],
    ['handler.svg', svg('<handler type="text/ecmascript">window.__hit=1</handler>')],
    ['entity.svg', svg('&x;', '', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>')],
    ['parameter.svg', svg('', '', `<!DOCTYPE svg [<!ENTITY % x SYSTEM "${listener}/x.dtd"> %x;]>`)],
    ['laughs.svg', svg('&e11;', '', `<!DOCTYPE svg [<!ENTITY e-1 "ha">${entities}]>`)],
    ['stylesheet.svg', svg('', '', `<?xml-stylesheet href="${listener}/x.css"?>`)],
    [
      'use-bomb.svg',
      svg(
        `<defs><g id="a0"><rect width="1" height="1"/></g>${Array.from({ length: 20 }, (_, index) => `<g id="a${index + 1}">${`<use href="#a${index}"/>`.repeat(10)}</g>`).join('')}</defs><use href="#a20"/>`,
      ),
    ],
    [
      'pattern-loop.svg',
      svg(
        '<pattern id="p" width="1" height="1"><rect width="1" height="1" fill="url(#p)"/></pattern><rect width="9" height="9" fill="url(#p)"/>',
      ),
    ],
    [
      'mask-loop.svg',
      svg('<mask id="m"><rect width="9" height="9" mask="url(#m)"/></mask><rect width="9" height="9" mask="url(#m)"/>'),
    ],
    [
      'clip-loop.svg',
      svg(
        '<clipPath id="c" clip-path="url(#c)"><rect width="9" height="9"/></clipPath><rect width="9" height="9" clip-path="url(#c)"/>',
      ),
    ],
    ['twice.svg', svg('<rect width="9" height="9" width="8"/>')],
    ['deep.svg', svg(`${'<g>'.repeat(5000)}${'</g>'.repeat(5000)}`)],
    ['many.svg', svg('<rect width="1" height="1"/>'.repeat(9000))],
    ['huge.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="1e9" height="1e9"/>')],
    [
      'numbers.svg',
      svg(`<path d="M${'1e308 -1e308 '.repeat(2000)}"/><rect width="1e308" height="NaN" transform="scale(1e308)"/>`),
    ],
    [
      'many-patterns.svg',
      svg(
        Array.from(
          { length: 12 },
          (_, index) =>
            `<pattern id="p${index}" width="0.001" height="0.001" patternUnits="userSpaceOnUse"><rect width="9" height="9" fill="${index === 0 ? 'red' : `url(#p${index - 1})`}"/></pattern>`,
        ).join('') + '<rect width="9" height="9" fill="url(#p11)"/>',
      ),
    ],
    [
      'many-masks.svg',
      svg(
        Array.from(
          { length: 20 },
          (_, index) =>
            `<mask id="m${index}">${index === 0 ? '<rect width="9" height="9"/>' : `<rect width="9" height="9" mask="url(#m${index - 1})"/>`.repeat(4)}</mask>`,
        ).join('') + '<rect width="9" height="9" mask="url(#m19)"/>',
      ),
    ],
    [
      'utf-7.svg',
      Buffer.from(
        '<?xml version="1.0" encoding="UTF-7"?><svg xmlns="http://www.w3.org/2000/svg">+ADw-script+AD4-</svg>',
      ),
    ],
    [
      'utf-16.svg',
      Buffer.from('\ufeff<svg xmlns="http://www.w3.org/2000/svg"><script>window.__hit=1</script></svg>', 'utf16le'),
    ],
    [
      'prefix.svg',
      Buffer.from('<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>window.__hit=1</s:script></s:svg>'),
    ],
    ['xhtml.svg', svg('<x:script xmlns:x="http://www.w3.org/1999/xhtml">window.__hit=1</x:script>')],
  ];
}

describe('pictures that are none, lie or burst', () => {
  let ground: Ground;
  let names: readonly string[];
  let seconds = 0;

  beforeAll(async () => {
    ground = await makeGround(tally);
    const files = fakes(ground.listener);
    names = files.map(([name]) => name);
    ground.write('book.yml', 'title: A Book of Trees\nchapters: chapters/*.md\nrules: { images-exist: warning }\n');
    ground.write('chapters/grey.png', goodPng);
    ground.write(
      'chapters/good.md',
      '---\ntitle: Good\nauthor: { name: Jane Doe, photo: grey.png }\n---\n\n![grey](grey.png)\n',
    );
    for (const [index, [name, content]] of files.entries()) {
      ground.write(`chapters/${name}`, content);
      ground.write(
        `chapters/c-${index}.md`,
        `---\ntitle: Picture ${index}\nauthor: { name: Author ${index}, photo: ${name} }\n---\n\n![what it shows](${name})\n`,
      );
    }
    tally.tried(files.length * 2);
    await ground.run(['check']);
    const { milliseconds } = await ground.run([
      'build',
      'pdf',
      'epub',
      'site',
      'markdown',
      'docx',
      'odt',
      '--out',
      ground.out,
    ]);
    seconds = milliseconds / 1000;
  });
  afterAll(() => ground.close());

  it('leave nothing in the outputs but pictures and text', () => expect(harmsInOutputs(ground.out)).toEqual([]));

  it('cost less than a minute', () => expect(seconds).toBeLessThan(60));

  it('do not stand in the book under their own name', () => {
    const written = readdirSync(join(ground.out, 'site'), { recursive: true, encoding: 'utf8' });
    expect(written.filter((path) => names.some((name) => path.endsWith(`/${name}`)))).toEqual([]);
    // What rides along in a PNG or JPEG stays in it, and nothing takes that for more than a picture.
    const holds = (path: string) => readMaybe(join(ground.out, 'site', path)).includes('window.__hit');
    expect(written.filter((path) => !/\.(?:png|jpg)$/.test(path) && holds(path))).toEqual([]);
  });

  it('leave the good picture in its place', async () => {
    const { stdout } = await ground.run(['check', '--json']);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
    expect(
      diagnostics.filter(({ file, rule }) => file === 'chapters/good.md' && rule.startsWith('images-exist')),
    ).toEqual([]);
    expect(readFileSync(join(ground.out, 'site', 'chapters', 'good.html'), 'utf8')).toMatch(
      /<img src="\.\.\/images\/[0-9a-f]{16}\.png"/,
    );
  });

  it('do no harm', () => tally.expectNone());
});

function readMaybe(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
