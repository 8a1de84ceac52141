import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { collectImages as collectFrom } from '../../src/collect/collect-images.ts';
import { folderMaterial } from '../../src/collect/material.ts';
import { pixelImage } from '../sample-manuscript.ts';
import { folderOf } from './folder-of.ts';

const png = (width: number, height: number, end = true): Buffer => {
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(content.length, 0);
    around.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', header), ...(end ? [chunk('IEND', Buffer.alloc(0))] : [])]);
};

const exif = (orientation: number) =>
  Buffer.concat([
    Buffer.from([0xff, 0xe1, 0, 34]),
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01', 'latin1'),
    Buffer.from([0, orientation, 0, 0, 0, 0, 0, 0]),
  ]);
const jpeg = (...segments: Buffer[]) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...segments,
    Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 20, 0, 10, 1, 1, 0x11, 0]),
    Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]),
  ]);
const app0 = Buffer.from([0xff, 0xe0, 0, 4, 0, 0]);
const gif = Buffer.from('GIF89a\x07\0\x05\0\0\0\0,\0\0\0\0\x07\0\x05\0\0\x02\x02D\x01\0;', 'latin1');
const webp = Buffer.concat([
  Buffer.from('RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x06\0\0\x04\0\0', 'latin1'),
  Buffer.alloc(8),
]);
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M0 0h9"/></svg>';

const collectImages = async (folder: string, paths: readonly string[]) =>
  collectFrom(await folderMaterial(folder), paths);

describe('collectImages', () => {
  it.each([
    ['a.png', pixelImage.bytes, 'image/png', 1, 1],
    ['a.png', jpeg(app0), 'image/jpeg', 10, 20],
    ['lies-on-its-side.jpg', jpeg(app0, exif(6)), 'image/jpeg', 20, 10],
    ['a.gif', gif, 'image/gif', 7, 5],
    ['a.webp', webp, 'image/webp', 7, 5],
    ['a.svg', svg, 'image/svg+xml', 30, 20],
  ])('takes %s by its bytes', async (path, bytes, mediaType, width, height) => {
    const { images, problems } = await collectImages(await folderOf({ [path]: bytes }), [path]);
    expect([...problems.values()]).toEqual([]);
    expect(images.get(path)).toMatchObject({ path, mediaType, width, height });
    expect(images.get(path)?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['html.png', '<html><script>', /not a picture/],
    ['empty.png', '', /not a picture/],
    ['script.svg', '<svg width="9" height="9"><script>alert(1)</script></svg>', /more than shapes and words/],
    ['bmp.png', 'BM\0\0\0\0\0\0', /not a picture/],
    ['cut.png', png(10, 10, false), /damaged/],
    ['flipped.png', Buffer.from(png(10, 10)).fill(1, 20, 24), /damaged/],
    ['cut.jpg', jpeg(app0).subarray(0, -2), /damaged/],
    ['headless.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0, 0, 0xff, 0xd9]), /damaged/],
    // Its size stands behind more than a megabyte: whoever looked for it there would look through 20.
    [
      'late.jpg',
      jpeg(...Array<Buffer>(17).fill(Buffer.concat([Buffer.from([0xff, 0xe1, 0xff, 0xff]), Buffer.alloc(65_533)]))),
      /damaged/,
    ],
    ['cut.webp', webp.subarray(0, 25), /damaged/],
    ['cut.gif', gif.subarray(0, 12), /damaged/],
    ['script.gif', Buffer.from('GIF89a/*\x01\x00\x01\x00*/=1;alert(1);//;', 'latin1'), /damaged/],
    ['flat.png', png(0, 10), /damaged/],
    ['wide.png', png(12_001, 1), /12001 × 1 pixels/],
    ['large.png', png(8000, 5001), /8000 × 5001 pixels/],
    ['bomb.png', png(0xffffffff, 0xffffffff), /pixels/],
    ['heavy.png', Buffer.alloc(20 * 2 ** 20 + 1), /has 20 MB/],
    ['Oak.PNG', png(1, 1), /^.*$/],
  ])('says what is wrong with %s', async (path, bytes, message) => {
    const folder = await folderOf({ [path]: bytes });
    const { images, problems } = await collectImages(folder, [path.toLowerCase()]);
    expect(images.size).toBe(0);
    expect(problems.get(path.toLowerCase())?.message).toMatch(message);
    expect(problems.get(path.toLowerCase())?.hint).toMatch(/\.$/);
  });

  it('takes a picture of the largest size, within the time of a blink', async () => {
    const { images } = await collectImages(await folderOf({ 'a.png': png(8000, 5000) }), ['a.png']);
    expect(images.size).toBe(1);
  });

  it('wants the name as the disk has it, in either Unicode form', async () => {
    const folder = await folderOf({ 'photos/Jane.JPG': jpeg(app0), 'photos/cafe\u0301.png': png(1, 1) });
    const { images, problems } = await collectImages(folder, ['photos/jane.jpg', 'photos/café.png']);
    expect(problems.get('photos/jane.jpg')?.message).toContain('"photos/Jane.JPG"');
    expect(images.get('photos/café.png')?.path).toBe('photos/café.png');
  });

  it.each([
    '../secret.png',
    'a/../../secret.png',
    '/etc/hostname',
    'C:\\secret.png',
    'c:/secret.png',
    '\\\\host\\share.png',
    'https://trees.example/a.png',
    'file:secret.png',
    '.git/a.png',
    'a\0.png',
    '',
  ])('opens nothing outside: %j', async (path) => {
    const { problems } = await collectImages(await folderOf({ 'a/b.png': png(1, 1) }), [path]);
    expect(problems.get(path)?.message).toContain("leads out of the book's folder");
  });

  it('follows no symbolic link', async () => {
    const elsewhere = await folderOf({ 'secret.png': png(1, 1) });
    const folder = await folderOf({ 'oak.png': png(1, 1) });
    await symlink(join(elsewhere, 'secret.png'), join(folder, 'link.png'));
    await symlink(elsewhere, join(folder, 'linked'));
    const { images, problems } = await collectImages(folder, ['link.png', 'linked/secret.png', 'oak.png', 'no.png']);
    expect([...images.keys()]).toEqual(['oak.png']);
    expect(problems.get('link.png')?.message).toContain('link to another file');
    expect(problems.get('linked/secret.png')?.message).toContain('link to another file');
    expect(problems.get('no.png')?.message).toBe('There is no such picture.');
  });
});
