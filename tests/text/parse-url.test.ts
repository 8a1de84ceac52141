import { describe, expect, it } from '@jest/globals';
import { parseUrl } from '../../src/text/parse-url.ts';
import { webAddress } from '../../src/text/web-address.ts';

describe('an address with letters beyond ASCII', () => {
  it('is one however often it is asked', () => {
    let refused = 0;
    for (let round = 0; round < 50_000; round++) {
      if (parseUrl('https://b\u00fccher.example/') === undefined) refused++;
      if (round % 10 === 0 && typeof webAddress('https://b\u00fccher.example/') !== 'string') refused++;
    }
    expect(refused).toBe(0);
  });

  it.each(['', 'b\u00fccher', 'https://', 'https://a b/'])('is none: %j', (text) => {
    expect(parseUrl(text)).toBeUndefined();
  });
});
