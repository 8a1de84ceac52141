import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/system/package-root.ts';
import { flawInXml } from './markup-proof.ts';

interface OwnPage {
  readonly program: string;
  /** Elements that stand on this page and on no other. */
  readonly elements: readonly string[];
}

/** The pages of the site that run a program of ours. */
const ownPages: ReadonlyMap<string, OwnPage> = new Map([
  ['search.html', { program: 'search.js', elements: ['form', 'label', 'input', 'button'] }],
  ['share.html', { program: 'share.js', elements: ['label', 'textarea'] }],
]);

/** Whether an element may stand on a page of the site, though on no page with an author's text. */
export function isOfOwnPage(page: string | undefined, element: string): boolean {
  return ownPages.get(page ?? '')?.elements.includes(element) ?? false;
}

/** What is wrong with a `<script>`: it is data for search engines, or the one program of a page that has one. */
export function harmsOfScript(
  page: string | undefined,
  attributes: ReadonlyMap<string, string>,
  text: string,
): string[] {
  const written = [...attributes].map(([name, value]) => `${name}="${value}"`).join(' ');
  if (written === 'type="application/ld+json"' && page !== undefined) {
    return text.includes('<') || !isJsonObject(text) ? [`data that is none: ${text.slice(0, 60)}`] : [];
  }
  const program = ownPages.get(page ?? '')?.program;
  const isOurs = program !== undefined && written === `src="${program}" defer=""` && text === '';
  return isOurs ? [] : [`<script ${written}>`];
}

/** What a page's policy may let run. */
export function harmsOfPolicy(page: string | undefined, policy: string): string[] {
  const scripts = policy.split(';').filter((part) => part.trim().startsWith('script-src'));
  const allowed = ownPages.has(page ?? '') ? [" script-src 'self' file:"] : [];
  return !policy.startsWith("default-src 'none';") || scripts.join() !== allowed.join()
    ? [`a policy that lets too much run: ${policy}`]
    : [];
}

/** What is wrong with a file for programs, by its path in the site; undefined for a file of another kind. */
export function harmsInOwnFile(path: string, text: string): string[] | undefined {
  if ([...ownPages.values()].some(({ program }) => program === path)) {
    return text === readFileSync(join(packageRoot(), 'dist/site', path), 'utf8') ? [] : ['not the program of ours'];
  }
  if (/^search\/(?:book|(?:words|texts)-\d+)\.js$/.test(path)) return harmsInData(text);
  if (path === 'robots.txt') return /^User-agent: \*\nAllow: \/\nSitemap: https?:\/\/\S+\n$/.test(text) ? [] : ['odd'];
  if (!['blogroll.opml', 'feed.xml', 'sitemap.xml'].includes(path)) return undefined;
  const flaw = flawInXml(text);
  const addresses = [...text.matchAll(/\b(?:href|url|htmlUrl)="([^"]*)"|<(?:loc|id)>([^<]*)</g)];
  return [
    ...(flaw === undefined ? [] : [flaw]),
    ...addresses
      .map(([, attribute, content]) => attribute ?? content ?? '')
      .filter((address) => !/^https?:\/\//i.test(address))
      .map((address) => `leads to ${address}`),
  ];
}

/** One call with data, as JSON in one string: nothing in it runs. */
function harmsInData(text: string): string[] {
  const written = /^gatheringSearch\.(?:book|words|texts)\((?:\d+,)?JSON\.parse\(("[^\n]*")\)\);\n$/.exec(text)?.[1];
  const data: unknown = written === undefined ? undefined : parsed(written);
  return typeof data === 'string' && isJsonObject(data) ? [] : [`more than data: ${text.slice(0, 60)}`];
}

function isJsonObject(text: string): boolean {
  const value = parsed(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
