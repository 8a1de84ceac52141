import { expect, it } from '@jest/globals';
import { codeText, printable, prose, titleWords } from '../../../src/render/pdf/printable.ts';

it('makes one line of text without control characters', () => {
  expect(printable('A\u0000\u001b[31m\nB\u2028C')).toBe('A [31m B C');
});

it('lets a line end inside an address that no line could hold', () => {
  const address = `https://tree.example/${'a'.repeat(70)}`;
  const written = printable(address);
  expect(written.replaceAll('\u200B', '')).toBe(address);
  expect(Math.max(...written.split('\u200B').map((part) => part.length))).toBeLessThanOrEqual(32);
});

it('breaks an address where its parts end, and inside a part only where it must', () => {
  const parts = (address: string) => printable(address).split('\u200B');
  expect(parts('tree.example/2014/all-the-trees-that-we-planted.html')).toEqual(
    'tree. example/ 2014/ all- the- trees- that- we- planted. html'.split(' '),
  );
  expect(parts(`tree.example/${'a'.repeat(40)}-b`)).toEqual(['tree.', 'example/', 'a'.repeat(32), 'aaaaaaaa-', 'b']);
});

it('leaves ordinary words alone, in text and in code', () => {
  expect(printable('Donaudampfschifffahrtsgesellsch.')).toBe('Donaudampfschifffahrtsgesellsch.');
  expect(codeText('a\n\tif (b) return c;')).toBe('a\n\tif (b) return c;');
});

it.each([
  ['rain—and more', 'rain\u2060—and more'],
  ['rain – and more', 'rain\u00A0– and more'],
  ['1996–98', '1996\u2060–98'],
  ['—dijo él—, y rió', '—dijo él\u2060—, y rió'],
  ['Hola —dijo él', 'Hola —dijo él'],
  ['— A source', '— A source'],
])('keeps the dash of “%s” with the word before it', (written, set) => {
  expect(prose(written, false)).toBe(set);
});

it('keeps a dash with the emphasized word before it', () => {
  expect(prose('—and more', true)).toBe('\u2060—and more');
});

it('lets no line of a title begin with a dash', () => {
  expect(titleWords('Institute of Trees – A Case Study')).toBe('Institute of Trees\u00A0– A Case Study');
  expect(titleWords('Hand-in-Hand with Oaks')).toBe('Hand-in-Hand with Oaks');
});
