import { expect, it } from '@jest/globals';
import { toHtml } from 'hast-util-to-html';
import { blocksToHtml } from '../../../src/render/html/content.ts';
import { paragraph, pixelImage } from '../../sample-manuscript.ts';

const flavour = {
  href: (id: string) => `#${id}`,
  image: () => 'oak.png',
  images: new Map([[pixelImage.name, pixelImage]]),
  notes: new Map(),
  noteReference: {},
};

it.each([
  ['Two oaks', '<figcaption>Two oaks</figcaption>'],
  [
    'Two <oaks> | Photo: Ana Lima',
    '<figcaption>Two &#x3C;oaks> <span class="picture-credit">Photo: Ana Lima</span></figcaption>',
  ],
  ['| Photo: Ana Lima', '<figcaption><span class="picture-credit">Photo: Ana Lima</span></figcaption>'],
  [null, ''],
])('a picture with the title %j says so below', (title, caption) => {
  const blocks = [paragraph({ type: 'image', url: pixelImage.name, alt: 'Oaks', title })];
  const html = toHtml({ type: 'root', children: blocksToHtml(blocks, flavour) });
  expect(html).toBe(`<figure><img src="oak.png" alt="Oaks" width="1" height="1">${caption}</figure>`);
});

it('a picture in a list says so below, too', () => {
  const picture = paragraph({ type: 'image', url: pixelImage.name, alt: 'Oaks', title: '| Photo: Ana Lima' });
  const item = { type: 'listItem' as const, checked: null, spread: false, children: [picture] };
  const list = { type: 'list' as const, ordered: false, start: null, spread: false, children: [item] };
  const html = toHtml({ type: 'root', children: blocksToHtml([list], flavour) });
  expect(html).toContain('<li><figure>');
  expect(html).toContain('<span class="picture-credit">Photo: Ana Lima</span>');
});
