import { shorten } from '../../text/quote.ts';
import { proseLines } from '../prose.ts';
import type { Rule } from '../rule.ts';

const leaveOut = 'Take it out, or say in plain Markdown what it stands for.';

/**
 * Signs that mean something elsewhere and nothing here. Every repetition has a bound and stops at the sign's own
 * beginning, so that no line takes more than linear time.
 */
const signs: readonly { readonly sign: RegExp; readonly what: string; readonly hint: string }[] = [
  { sign: /\{\{[<%][^{}]{0,300}[>%]\}\}/g, what: 'a shortcode of Hugo', hint: leaveOut },
  { sign: /\{%[^{}]{0,300}%\}/g, what: 'a tag of Jekyll or Eleventy', hint: leaveOut },
  {
    sign: /\{\{-?\s{0,9}(?:site|page|post|layout|include)\.[^{}]{0,200}\}\}/g,
    what: 'a variable of Jekyll',
    hint: 'Write here what it stands for.',
  },
  { sign: /\{\{#[a-z_]+[^{}]{0,200}\}\}/g, what: 'a command of mdBook', hint: leaveOut },
  {
    sign: /\[\/(?:caption|gallery|embed|audio|video|playlist|youtube)\]|\[(?:caption|gallery|embed|audio|video|playlist|youtube|vimeo|contact-form-7)\s[^[\]]{0,300}=[^[\]]{0,300}\]|\[gallery\](?![([])/g,
    what: 'a shortcode of WordPress',
    hint: leaveOut,
  },
  { sign: /\[\/(?:b|i|u|url|img|quote|color|size|center)\]/gi, what: 'a tag of web forums', hint: leaveOut },
  { sign: /\{:[ ]?[.#a-z][^{}]{0,200}\}/g, what: 'an attribute list of kramdown', hint: 'Take it out.' },
  {
    sign: /(?<=[\])])\{(?:[.#][a-z]|[a-z-]{1,30}=)[^{}]{0,200}\}|(?<=^#{1,6} .{1,300})\{(?:[.][a-z][^{}]{0,200}|-)\}(?=\s*$)/g,
    what: 'an attribute of pandoc or Quarto',
    hint: 'Take it out.',
  },
  {
    sign: /^[ \t]{0,3}:{3,}(?:[ \t]*$|[ \t]*\{[^{}]{0,300}\}[ \t]*:*$|[ \t]?[a-z][\w-]{1,40}(?:[ \t].{0,200})?$)/g,
    what: 'the edge of a box of pandoc, Quarto or Docusaurus',
    hint: 'Take it out, or begin each line of the box with "> " to make it a quotation.',
  },
  {
    sign: /!\[\[[^[\]]{1,200}\]\]/g,
    what: 'a picture or page of Obsidian',
    hint: 'Write a picture as ![what it shows](file.jpg).',
  },
  {
    sign: /(?<=^\s{0,3}(?:>\s{0,3}){1,3})\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/gi,
    what: 'a call-out of GitHub or Obsidian',
    hint: 'Take it out, or write a word such as **Note:** in its place.',
  },
  {
    sign: /(?<=^\s{0,3})(?:\[\[?_?TOC_?\]?\]|\$\{toc\})(?=\s*$)/gi,
    what: 'a place for a table of contents',
    hint: 'Take it out: the book has its own contents.',
  },
  {
    sign: /(?<![\\^\]\w])\^\[[^[\]]{1,300}\]/g,
    what: 'a footnote as pandoc writes it',
    hint: 'Write [^1] in its place, and below the text a line of its own: [^1]: The note.',
  },
  {
    sign: /(?<=^\s{0,3})(?:\\(?:newpage|pagebreak|clearpage|cleardoublepage|noindent)|\\(?:begin|end|vspace)\{[^{}]{0,40}\}|\{pagebreak\})(?=\s*$)/g,
    what: 'a command of LaTeX or Leanpub',
    hint: 'Take it out: the book makes its own pages.',
  },
  { sign: /^\.\. [a-z][a-z-]{1,30}::/g, what: 'a directive of reStructuredText', hint: leaveOut },
];

/** No sign of another system is left in the text, where it would be printed as it stands. */
export const foreignMarkupIsReplaced: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (!chapter.readable) continue;
    for (const [index, line] of proseLines(chapter).entries()) {
      if (!/[{\\:]|\[[!/[_TCGEAPYV^]|\^\[|^\.\. /i.test(line)) continue;
      for (const { sign, what, hint } of signs) {
        for (const match of line.matchAll(sign)) {
          if (line[match.index - 1] === '\\') continue;
          const written = match[0].trim();
          yield {
            severity: 'warning',
            message: `"${shorten(written)}" is ${what}. It means nothing here and is printed as it stands.`,
            hint,
            file: chapter.file,
            place: {
              line: index + 1,
              column: match.index + match[0].indexOf(written) + 1,
              endLine: index + 1,
              endColumn: match.index + match[0].trimEnd().length + 1,
            },
          };
        }
      }
    }
  }
};
