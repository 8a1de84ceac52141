import { parseUrl } from './parse-url.ts';
import type { Refusal } from './schema-types.ts';

/** A web address as written; one without `https://` gets it. */
export function webAddress(written: string): string | Refusal {
  const mustBe = 'a web address';
  const bare = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;
  const address = bare.test(written) ? `https://${written}` : written;
  if (written.includes('@') && !written.includes('/')) {
    return { mustBe, hint: 'A mail address or the name in a network is no web address: write https://…' };
  }
  const slashes = /^(https?)[:;]?\/{1,2}(?=[\p{L}\p{N}])/iu.exec(written)?.[1];
  if (slashes !== undefined && !/^https?:\/\//i.test(written)) {
    return { mustBe, hint: `Write: ${written.replace(/^https?[:;]?\/+/i, `${slashes}://`)}` };
  }
  if (!/^https?:\/\//i.test(address)) return { mustBe, hint: 'It begins with https:// or http://.' };
  if (/[\s<>"\\^`{|}]/.test(address) || parseUrl(address) === undefined) {
    return { mustBe, hint: 'Copy it from the address line of your browser.' };
  }
  const { username, password } = new URL(address);
  if (username !== '' || password !== '') return { mustBe: 'a web address without a password' };
  return address;
}

/**
 * Whether an address may stand in an output as it is: a place inside the book, a web address, a mail address. The
 * merge has no others; every renderer looks again, so that one mistake is not enough.
 */
export function isSafeAddress(url: string): boolean {
  return /^(?:#|https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(url);
}
