import { describe, expect, it } from '@jest/globals';
import { isUsualAddress, readAddress } from '../../src/text/book-path.ts';

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

describe('the address of a page as most are', () => {
  it.each([
    'https://oak.example',
    'http://www.oak.example/a b"<[1]#2#3',
    'HTTPS://Oak-Trees.Example?a=%',
    'https://oak.example/\u0001a',
    'https://a-.-b.example#',
  ])('%j leads outside', (address) => {
    expect(isUsualAddress(address)).toBe(true);
    expect(readAddress('ash.md', address).kind).toBe('outside');
  });

  it.each([
    'https://oak',
    'https://www.oak',
    'https://www.oak/a',
    'https://xn--a.example',
    'https://192.0.2.300',
    'https://oak.example.1',
    'https://oak..example',
    'https://jane@oak.example',
    'https://oak.example:80',
    'https:/oak.example',
    'https://https://oak.example',
    ' https://oak.example',
    'ftp://oak.example',
    'https://\u0001oak.example',
  ])('%j is none, and has to be looked at', (address) => {
    expect(isUsualAddress(address)).toBe(false);
  });
});
