/** 1 MiB: a drawing larger than that is a photograph in disguise. */
const maxBytes = 2 ** 20;
/** Typst gives up on more; a drawing for a page has some hundreds. */
const maxElements = 10_000;
const maxDepth = 64;

const elements = new Set(
  (
    'svg g defs title desc path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient ' +
    'stop clipPath mask'
  ).split(' '),
);

/** What is drawn anew wherever it is referred to. In one another, twenty of them are drawn a million million times. */
const cutters = new Set(['clipPath', 'mask']);
/** Together at most 50,000 shapes are cut with, as many as a machine draws in a moment. */
const maxCuts = 100;
const maxCutterShapes = 500;

const token =
  /<!--(?:(?!--)[^])*-->|<\/([A-Za-z]+)\s*>|<([A-Za-z]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Whether a drawing is nothing but shapes and words: browsers and e-readers run scripts in SVG, and load what it links
 * to. What is not known to be harmless is refused: no other element than the few above, no event, no link, no
 * reference but to a part of the drawing itself, no DOCTYPE, no stylesheet, no entity but the five of XML.
 */
export function isPlainSvg(bytes: Uint8Array): boolean {
  if (bytes.length > maxBytes) return false;
  const text = withoutDeclaration(decode(bytes));
  if (text === undefined || /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});)/i.test(text)) return false;

  const open: string[] = [];
  let count = 0;
  let cuts = 0;
  let cutterShapes = 0;
  let position = 0;
  for (const match of text.matchAll(token)) {
    position = match.index + match[0].length;
    const [whole, closed, opened, attributes = '', selfClosed] = match;
    if (closed !== undefined) {
      if (open.pop() !== closed) return false;
    } else if (opened !== undefined) {
      const isRoot = open.length === 0;
      if (isRoot !== (opened === 'svg') || (isRoot && count > 0)) return false;
      if (!elements.has(opened) || !areHarmless(attributes)) return false;
      if (open.some((name) => cutters.has(name)) || cutters.has(opened)) {
        if (/url\s*\(/i.test(attributes) || ++cutterShapes > maxCutterShapes) return false;
      }
      if (/\s(?:mask|clip-path)\s*=/i.test(attributes) && ++cuts > maxCuts) return false;
      if (selfClosed !== '/') open.push(opened);
      if (++count > maxElements || open.length > maxDepth) return false;
    } else if (open.length === 0 && !whole.startsWith('<!--') && whole.trim() !== '') {
      return false;
    }
  }
  return position === text.length && open.length === 0 && count > 0;
}

function areHarmless(attributes: string): boolean {
  const names = new Set<string>();
  for (const [, name = '', quoted, single] of attributes.matchAll(attribute)) {
    // XML with an attribute twice is none: an e-reader shows an error instead of the drawing.
    if (names.has(name)) return false;
    names.add(name);
    const value = quoted ?? single ?? '';
    // In another namespace the same names would mean other things.
    if (name === 'xmlns' && value !== 'http://www.w3.org/2000/svg') return false;
    if (/^xmlns(:|$)/.test(name) || name === 'xml:space') continue;
    if (name.includes(':') || /^(on|href)/i.test(name)) return false;
    // Entities could hide what is looked for here.
    if (value.includes('&') && name !== 'id') return false;
    if (/\\|@|expression|javascript:|data:/i.test(value)) return false;
    if (/url\s*\(/i.test(value.replace(/url\(\s*(["']?)#[\w-]+\1\s*\)/g, ''))) return false;
    if (!/^(?:id|class|aria-|data-)/.test(name) && [...value.matchAll(cssFunction)].some(isOtherFunction)) return false;
  }
  return true;
}

const cssFunction = /([\w-]*)\(/g;
// `url` is looked at by itself. Others load files: image-set("https://…"), image(), src(), cross-fade().
const functions = new Set(
  'url rgb rgba hsl hsla calc translate translateX translateY scale scaleX scaleY rotate skewX skewY matrix rect'.split(
    ' ',
  ),
);

function isOtherFunction([, name = '']: RegExpExecArray | RegExpMatchArray): boolean {
  return name !== '' && !functions.has(name);
}

/**
 * The drawing behind its XML declaration. Browsers read a file by the encoding that it names: in ISO-2022-JP or UTF-7,
 * bytes that are plain text in UTF-8 can be tags. So it may name only encodings in which ASCII is ASCII.
 */
function withoutDeclaration(text: string | undefined): string | undefined {
  const [declaration = ''] = /^\s*<\?xml\s[^?<>]*\?>/.exec(text ?? '') ?? [];
  const encoding = /encoding\s*=\s*["']?([^"'\s?]*)/i.exec(declaration)?.[1] ?? 'utf-8';
  const isPlain = /^(?:utf-8|us-ascii|iso-8859-1)$/i.test(encoding);
  return isPlain ? text?.slice(declaration.length) : undefined;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // XML has no other control characters; the escape character switches between scripts in some encodings.
    return /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
