import { describe, expect, it } from '@jest/globals';
import { h } from 'hastscript';
import { fromRoot } from '../../../src/render/site/pages/missing.ts';

describe('the page for a missing address', () => {
  it.each([
    ['https://oak.example', '/style.css'],
    ['https://oak.example/', '/style.css'],
    ['https://oak.example/book', '/book/style.css'],
    ['https://oak.example//elm.example/', '/elm.example/style.css'],
    ['https://oak.example/\\elm.example', '/elm.example/style.css'],
  ])('of a site at %s stays on its host: %s', (site, href) => {
    expect(fromRoot(h('link', { href: 'style.css' }), site).properties['href']).toBe(href);
  });

  it.each(['https://elm.example/', '#oak', '/oak', 'mailto:ann@elm.example'])('leaves %s as it is', (href) => {
    expect(fromRoot(h('a', { href }), 'https://oak.example/book').properties['href']).toBe(href);
  });
});
