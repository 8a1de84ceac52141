import { describe, expect, it } from '@jest/globals';
import { readAddress } from '../../src/text/book-path.ts';

describe('an address that leads outside', () => {
  it.each([
    ['https://oak.example/a?b=c&d=%20#e', 'https://oak.example/a?b=c&d=%20#e'],
    ['//oak.example/a', 'https://oak.example/a'],
    ['https://oak.example/portal/##11', 'https://oak.example/portal/#%2311'],
    ['https://oak.example/a[1]\\[2', 'https://oak.example/a%5B1%5D%5C%5B2'],
    ['https://oak.example/100%', 'https://oak.example/100%25'],
    ['https://[2001:db8::1]/a', 'https://[2001:db8::1]/a'],
    ['https://δέντρο.example/φύλλο', 'https://δέντρο.example/φύλλο'],
    ['mailto:jane@oak.example?subject=a b', 'mailto:jane@oak.example?subject=a%20b'],
  ])('%s is written as %s', (address, url) => {
    expect(readAddress('ash.md', address)).toEqual({ kind: 'outside', url });
  });

  it.each(['https://../', 'https://', 'http://?', 'https://a..b/', 'mailto:nobody', '//'])(
    '%s is refused',
    (address) => {
      expect(readAddress('ash.md', address).kind).toBe('refused');
    },
  );
});
