import { parseUrl } from './parse-url.ts';

/** What an address in a chapter leads to. */
export type Target =
  | { readonly kind: 'outside'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string; readonly fragment: string }
  | { readonly kind: 'here'; readonly fragment: string }
  | { readonly kind: 'refused'; readonly reason: string };

const outsideSchemes = new Set(['http', 'https', 'mailto']);

/**
 * Reads an address as it stands in `file`. Paths are worked out inside the book's folder: a leading `/` means that
 * folder. Nothing leaves it, and only web and mail addresses lead outside.
 */
export function readAddress(file: string, address: string): Target {
  // Browsers skip control characters and spaces inside a scheme, so they cannot hide one here either.

  const url = address.replace(/[\u0000-\u0020\u007f-\u009f]+/g, (run) => (/^ +$/.test(run) ? run : '')).trim();
  if (url === '') return { kind: 'refused', reason: 'it is empty' };
  const slip = slipAtStart(url);
  if (slip !== undefined) return { kind: 'refused', reason: slip };
  if (url.startsWith('#')) return { kind: 'here', fragment: decode(url.slice(1)) ?? url.slice(1) };
  if (url.startsWith('//')) return readOutside(`https:${url}`, 'https');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/ /g, ''))?.[1]?.toLowerCase();
  if (scheme !== undefined) return readOutside(url, scheme);
  const [path = '', fragment = ''] = url.split('#', 2);
  const decoded = decode(path.split('?', 1)[0] ?? '');
  if (decoded === undefined) return { kind: 'refused', reason: 'its percent signs do not make sense' };
  if (decoded.includes('\\')) return { kind: 'refused', reason: 'it has a backslash; folders are written with "/"' };
  const resolved = resolveInside(decoded.startsWith('/') ? '' : file, decoded.replace(/^\/+/, ''));
  if (resolved === undefined) return { kind: 'refused', reason: "it leads out of the book's folder" };
  return { kind: 'file', path: resolved, fragment: decode(fragment) ?? fragment };
}

// `[words]("Title")`, and `[words]((https://ash.example))`: no file is meant.
function slipAtStart(url: string): string | undefined {
  if (/^(?:["“”„]|%22)/i.test(url)) return 'this is a title in quotation marks, and the address is missing';
  return /^[([{<]+\s*(?:https?:|www\.|mailto:)/i.test(url) ? 'it begins with a bracket too many' : undefined;
}

/** The address of a page as most are: it leads outside, and nothing about its site's name is odd. */
export function isUsualAddress(address: string): boolean {
  return usualAddress.test(address) && !address.includes('xn--');
}

const usualAddress = /^https?:\/\/(?!www\.[a-z]+(?:[/?#]|$))(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]|$)/i;

function readOutside(url: string, scheme: string): Target {
  if (!outsideSchemes.has(scheme)) {
    return { kind: 'refused', reason: `"${scheme}:" is not allowed; a link begins with https:, http: or mailto:` };
  }
  if (scheme === 'mailto') {
    return /^mailto:[^\s@]+@[^\s@]+/i.test(url)
      ? { kind: 'outside', url: asUri(url) }
      : { kind: 'refused', reason: 'it is not a mail address' };
  }
  return hasHost(url) ? { kind: 'outside', url: asUri(url) } : { kind: 'refused', reason: 'it is not a web address' };
}

// `https://../` is a web address to a browser, and to nobody else.
function hasHost(url: string): boolean {
  if (parseUrl(url) === undefined) return false;
  const { hostname } = new URL(url);
  return /^(?:\[[0-9a-f:.]+\]|[\w-]+(?:\.[\w-]+)*\.?)$/i.test(hostname);
}

/**
 * The address with every character escaped that RFC 3986 (2005, appendix A) does not have in its place, for EPUB is
 * strict where browsers are not: `[` only in a host, `#` only once, `%` only before two digits. Other letters stay.
 */
function asUri(url: string): string {
  const [, start = '', rest = ''] = /^(\w+:\/\/[^/?#]*|mailto:)(.*)$/is.exec(url) ?? [undefined, '', url];
  const [beforeFragment = '', ...fragments] = rest.split('#');
  const fragment = fragments.length === 0 ? '' : `#${fragments.map(escaped).join('%23')}`;
  return escapedHost(start) + escaped(beforeFragment) + fragment;
}

function escaped(part: string): string {
  return part
    .replace(/[\s"<>\\^`{|}[\]]/g, (character) => encodeURIComponent(character))
    .replace(/%(?![0-9a-f]{2})/gi, '%25');
}

function escapedHost(start: string): string {
  return start.replace(/[\s"<>\\^`{|}]/g, (character) => encodeURIComponent(character));
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return undefined;
  }
}

/** A path relative to a file's folder, as a path inside the book's folder; nothing if it would lead out of it. */
export function resolveInside(file: string, path: string): string | undefined {
  const steps = [...file.split('/').slice(0, -1), ...path.split('/')];
  const resolved: string[] = [];
  for (const step of steps) {
    if (step === '' || step === '.') continue;
    if (step !== '..') resolved.push(step);
    else if (resolved.pop() === undefined) return undefined;
  }
  return resolved.join('/').normalize('NFC');
}
