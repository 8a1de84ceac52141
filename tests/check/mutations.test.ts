import { expect, describe, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../src/model/checked.ts';
import { problemsOf } from './book-of.ts';

const essays = fileURLToPath(new URL('../../../shared/corpora/public-essays/', import.meta.url));
const withEssays = existsSync(essays) ? describe : describe.skip;

/** Stands where the problem must be shown, and is taken out before the text is read. */
const HERE = '¦';

type Edit = (text: string) => string;

const line =
  (pattern: RegExp, broken: string): Edit =>
  (text) =>
    text.replace(pattern, broken);
const title = (broken: string): Edit => line(/^title: .*$/m, broken);
const date = (broken: string): Edit => line(/^date: .*$/m, broken);
const section = (broken: string): Edit => line(/^section: .*$/m, broken);
const added = (lines: string): Edit => line(/^(title: .*\n)/m, `$1${lines}\n`);
const authors = (lines: string): Edit => line(/^authors:\n(?: +- .*\n)+/m, `${lines}\n`);
/** As a paragraph of its own, behind the first one. */
const paragraph =
  (broken: string): Edit =>
  (text) => {
    const end = text.indexOf('\n---\n', 4) + 5;
    const gap = text.indexOf('\n\n', end + 40);
    const at = gap < 0 ? text.length : gap;
    return `${text.slice(0, at)}\n\n${broken}\n${text.slice(at)}`;
  };

/** What authors do to their files: the slip, the rule that must name it. */
const slips: readonly (readonly [what: string, edit: Edit, rule: string])[] = [
  ['no space behind the colon', title(`title:${HERE}Ten tips`), 'yaml-can-be-read'],
  ['a second colon', title(`title: Tips${HERE}: the second part: more`), 'yaml-can-be-read'],
  ['curly quotes around a value with a colon', title(`title: “Tips${HERE}: more”`), 'yaml-can-be-read'],
  ['a tab as indentation', added(`author:\n${HERE}\tname: Jane`), 'yaml-can-be-read'],
  ['an unclosed quote', title(`title: ${HERE}"Ten tips`), 'yaml-can-be-read'],
  ['an at sign first', added(`subtitle: ${HERE}@jane writes`), 'yaml-can-be-read'],
  ['a percent sign first', added(`subtitle: ${HERE}%50 more`), 'yaml-can-be-read'],
  ['a backtick first', added(`subtitle: ${HERE}\`code\` and more`), 'yaml-can-be-read'],
  ['a star first', added(`subtitle: ${HERE}*star* and more`), 'yaml-can-be-read'],
  ['an ampersand first', added(`subtitle: ${HERE}&c and more`), 'yaml-is-simple'],
  ['a tag', added(`subtitle: ${HERE}!!js/function x`), 'yaml-is-simple'],
  ['a key twice', added(`${HERE}title: Another title`), 'keys-are-given-once'],
  ['a key misspelt', title(`${HERE}titel: Ten tips`), 'keys-are-known'],
  ['a key in capitals misspelt', section(`${HERE}Secton: mobile`), 'keys-are-known'],
  ['a key of another system', added(`${HERE}layout: post`), 'keys-are-known'],
  ['a list as the title', title(`title: ${HERE}[Ten, tips]`), 'values-fit'],
  ['a weight in words', added(`weight: ${HERE}third`), 'values-fit'],
  ['a weight with a point', added(`weight: ${HERE}1.5`), 'values-fit'],
  ['a day that is not', date(`date: ${HERE}2026-02-30`), 'values-fit'],
  ['a month that is not', date(`date: ${HERE}2026-13-01`), 'values-fit'],
  ['a date in words', date(`date: ${HERE}last Tuesday`), 'values-fit'],
  ['a language in words', added(`language: ${HERE}Englisch`), 'values-fit'],
  ['draft: perhaps', added(`draft: ${HERE}perhaps`), 'values-fit'],
  ['an address without a host', authors(`author:\n  name: Jane Doe\n  url: ${HERE}my blog`), 'values-fit'],
  ['a country that is none', authors(`author:\n  name: Jane Doe\n  country: ${HERE}Atlantis`), 'values-fit'],
  [
    'an ORCID with a wrong digit',
    authors(`author:\n  name: Jane Doe\n  orcid: ${HERE}0000-0002-1825-0098`),
    'values-fit',
  ],
  ['an author without a name', authors(`author:\n  ${HERE}url: https://jane.example`), 'needed-keys-are-given'],
  ['an author key misspelt', authors(`author:\n  name: Jane Doe\n  ${HERE}citty: Sydney`), 'keys-are-known'],
  ['an id that nobody has', authors(`author: ${HERE}jane-nobody`), 'author-is-known'],
  ['an author twice', authors(`authors:\n  - Jane Doe\n  - ${HERE}Jane Doe`), 'author-is-named-once'],
  ['a section that is none', section(`section: ${HERE}mobil-e-x`), 'section-is-known'],
  ['nothing behind the colon', title(`${HERE}title:`), 'values-are-given'],
  ['no closing fence', (text) => `${HERE}${text.replace(/\n---\n/, '\n\n')}`, 'front-matter-is-closed'],
  ['JavaScript front matter', (text) => text.replace(/^---/, `---${HERE}js`), 'front-matter-is-yaml'],
  [
    'a list as front matter',
    (text) => text.replace(/^---\n[\s\S]*?\n---\n/, `---\n${HERE}- a\n- b\n---\n`),
    'yaml-can-be-read',
  ],
  [
    'no front matter and no title',
    (text) => `${HERE}${text.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/^#.*$/gm, '')}`,
    'title-is-given',
  ],
  ['a second front matter', paragraph(`${HERE}---\ntitle: Again\n---`), 'front-matter-stands-once'],
  ['an ESC in the title', title(`title: ${HERE}"Ten \\e[31mtips"`), 'text-is-visible'],
  [
    'a merge conflict',
    paragraph(`${HERE}<<<<<<< HEAD\nmine\n=======\nyours\n>>>>>>> theirs`),
    'merge-conflicts-are-solved',
  ],
  ['a shortcode of Hugo', paragraph(`${HERE}{{< youtube abc >}}`), 'foreign-markup-is-replaced'],
  ['a tag of Jekyll', paragraph(`${HERE}{% include x.html %}`), 'foreign-markup-is-replaced'],
  ['a gallery of WordPress', paragraph(`${HERE}[gallery ids="1,2"]`), 'foreign-markup-is-replaced'],
  ['template text', paragraph(`${HERE}Lorem ipsum dolor sit amet.`), 'template-text-is-replaced'],
  ['a note that is missing', paragraph(`As she said${HERE}[^nowhere].`), 'notes-exist'],
  ['a note from Word', paragraph(`As she said.[1]\n\n${HERE}[1] In a talk.`), 'notes-are-marked'],
  ['a note that was lost in Word', paragraph(`As she said.${HERE}[1] And more.`), 'notes-are-marked'],
  ['words below a quotation', paragraph(`> To be or not to be.\n${HERE}So he said.`), 'quotations-end-where-they-seem'],
  ['a minus in a sentence', paragraph(`At night it was\n${HERE}- 3 degrees.`), 'lists-are-meant'],
  ['a note that is never called', paragraph(`${HERE}[^lost]: A note.`), 'notes-are-used'],
  ['a picture that is missing', paragraph(`${HERE}![A tree](tree.png)`), 'images-exist'],
  ['a picture from the web', paragraph(`${HERE}![A tree](https://tree.example/a.png)`), 'images-are-local'],
  ['a chapter that is missing', paragraph(`See ${HERE}[her essay](her-essay.md).`), 'links-resolve'],
  ['a heading that is missing', paragraph(`See ${HERE}[above](#no-such-heading).`), 'links-resolve'],
  ['a link that runs a script', paragraph(`See ${HERE}[this](javascript:alert(1)).`), 'links-resolve'],
  ['a link without words', paragraph(`See ${HERE}[](https://tree.example).`), 'links-have-text'],
  ['a script', paragraph(`${HERE}<script>alert(1)</script>`), 'html-is-allowed'],
  ['an event', paragraph(`${HERE}<div onclick="x()">Press</div>`), 'html-is-allowed'],
  ['a direction override', paragraph(`The file is ${HERE}\u202egnp.exe`), 'text-is-visible'],
  ['a private character', paragraph(`An icon ${HERE}\uf8ff here`), 'text-is-visible'],
  [
    'an empty body',
    (text) => `${/^---\n[\s\S]*?\n---/.exec(text)?.[0].replace(/---$/, `${HERE}---`)}\n`,
    'chapter-is-not-empty',
  ],
  ['a second title', paragraph(`${HERE}# Another title`), 'chapter-has-one-title'],
  ['a jump of levels', paragraph(`## Part\n\n${HERE}##### Detail`), 'heading-levels-have-no-gaps'],
  [
    'a line of code that is too long',
    paragraph(`\`\`\`\n${HERE}${'x = compute(y); '.repeat(12)}\n\`\`\``),
    'code-fits-the-page',
  ],
  ['a draft', added(`draft: ${HERE}true`), 'chapter-is-finished'],
];

withEssays('60 real essays, broken in 60 ways', () => {
  const chapters = join(essays, 'chapters');
  const files = existsSync(chapters) ? readdirSync(chapters).sort() : [];
  // A sample across the alphabet, of essays without HTML at their beginning, where a slip would be read as HTML.
  const honest = files
    .map((file) => ({ file, text: readFileSync(join(chapters, file), 'utf8') }))
    .filter(({ text }) => !/<|^\[\]\(/m.test(text));

  it('are enough', () => {
    expect(slips.length).toBeGreaterThanOrEqual(60);
    expect(honest.length).toBeGreaterThanOrEqual(slips.length);
  });

  it.each(slips.map(([what, edit, rule], index) => ({ what, edit, rule, index })))(
    '$what: $rule',
    ({ edit, rule, index }) => {
      const essay = honest[Math.floor((index * honest.length) / slips.length)];
      if (!essay) throw new Error('no essay');
      const marked = edit(essay.text);
      const at = marked.indexOf(HERE);
      expect(at).toBeGreaterThanOrEqual(0);
      const text = marked.replace(HERE, '');
      const above = text.slice(0, at).split('\n');
      const found = newProblems(essay.text, text).filter((problem) => problem.rule === rule);
      expect(found.map(({ file, place }) => [file, place?.line, place?.column])).toEqual([
        ['chapters/essay.md', above.length, (above.at(-1)?.length ?? 0) + 1],
      ]);
      expect(found[0]?.message).toMatch(/[.?]$/);
    },
  );
});

function newProblems(before: string, after: string): Diagnostic[] {
  const said = new Set(problemsOf(bookWith(before, before)).map(({ rule, message }) => `${rule} ${message}`));
  return problemsOf(bookWith(before, after)).filter(({ rule, message }) => !said.has(`${rule} ${message}`));
}

/** A book of one essay, with its section and its authors on file. */
function bookWith(essay: string, text: string): Record<string, string> {
  const section = /^section: (.*)$/m.exec(essay)?.[1] ?? 'mobile';
  const ids = [...(/^authors:\n((?: +- .*\n)+)/m.exec(essay)?.[1] ?? '').matchAll(/- (.*)/g)].map(
    (match) => match[1] ?? '',
  );
  return {
    'book.yml': `title: Essays\nsections: [{ id: ${section}, title: Section }]\n`,
    'chapters/essay.md': text,
    ...Object.fromEntries(ids.map((id) => [`contributors/${id}.yml`, `name: ${id.replaceAll('-', ' ')} Q. Author\n`])),
  };
}
