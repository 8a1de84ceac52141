import { shorten } from '../../text/quote.ts';
import { proseLines } from '../prose.ts';
import type { Rule } from '../rule.ts';

const asLink = 'Write a link in its place: [what the film shows](https://address).';
const leaveOut = 'Take it out, or say in plain Markdown what it stands for.';

/**
 * Signs that mean something elsewhere and nothing here. Every repetition has a bound and stops at the sign's own
 * beginning, so that no line takes more than linear time.
 */
const signs: readonly {
  /** What every text with the sign has; most texts have nothing of it. */
  readonly mark: RegExp;
  readonly sign: RegExp;
  readonly what: string;
  readonly hint: string;
}[] = [
  { mark: /\{\{[<%]/, sign: /\{\{[<%][^{}]{0,300}[>%]\}\}/g, what: 'a shortcode of Hugo', hint: leaveOut },
  { mark: /\{%/, sign: /\{%[^{}]{0,300}%\}/g, what: 'a tag of Jekyll or Eleventy', hint: leaveOut },
  {
    mark: /\{\{-?\s{0,9}[spli]/,
    sign: /\{\{-?\s{0,9}(?:site|page|post|layout|include)\.[^{}]{0,200}\}\}/g,
    what: 'a variable of Jekyll',
    hint: 'Write here what it stands for.',
  },
  { mark: /\{\{#/, sign: /\{\{#[a-z_]+[^{}]{0,200}\}\}/g, what: 'a command of mdBook', hint: leaveOut },
  {
    mark: /\[(?:youtube|vimeo)/,
    sign: /\[(?:youtube|vimeo)(?:\s[^[\]=]{0,100})?=[^[\]]{0,300}\]|\[(?:youtube|vimeo)\s+https?:[^[\]]{0,300}\]|\[\/youtube\]/g,
    what: 'a film, as WordPress writes it',
    hint: asLink,
  },
  {
    mark: /\[\/?(?:caption|gallery|embed|audio|video|playlist|contact-form)/,
    sign: /\[\/(?:caption|gallery|embed|audio|video|playlist)\]|\[(?:caption|gallery|embed|audio|video|playlist|contact-form-7)(?:\s[^[\]=]{0,100})?=[^[\]]{0,300}\]|\[gallery\](?![([])/g,
    what: 'a shortcode of WordPress',
    hint: leaveOut,
  },
  {
    mark: /\[\/[biuqcs]/i,
    sign: /\[\/(?:b|i|u|url|img|quote|color|size|center)\]/gi,
    what: 'a tag of web forums',
    hint: leaveOut,
  },
  {
    mark: /\{: ?[.#a-z]/,
    sign: /\{:[ ]?[.#a-z][^{}]{0,200}\}/g,
    what: 'an attribute list of kramdown',
    hint: 'Take it out.',
  },
  {
    mark: /[\])]\{|\{(?:\.|-\})/,
    sign: /(?<=[\])])\{(?:[.#][a-z]|[a-z-]{1,30}=)[^{}]{0,200}\}|(?<=\s)\{(?:\.[a-z][^{}]{0,200}|-)\}(?=\s*$)/g,
    what: 'an attribute of pandoc or Quarto',
    hint: 'Take it out.',
  },
  {
    mark: /:::/,
    sign: /^[ \t]{0,3}:{3,}(?:[ \t]*$|[ \t]*\{[^{}]{0,300}\}[ \t]*:*$|[ \t]?[a-z][\w-]{1,40}(?:[ \t].{0,200})?$)/g,
    what: 'the edge of a box of pandoc, Quarto or Docusaurus',
    hint: 'Take it out, or begin each line of the box with "> " to make it a quotation.',
  },
  {
    mark: /!\[\[/,
    sign: /!\[\[[^[\]]{1,200}\]\]/g,
    what: 'a picture or page of Obsidian',
    hint: 'Write a picture as ![what it shows](file.jpg).',
  },
  {
    mark: /\[![a-z]/i,
    sign: /(?<=^\s{0,3}(?:>\s{0,3}){1,3})\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/gi,
    what: 'a call-out of GitHub or Obsidian',
    hint: 'Take it out, or write a word such as **Note:** in its place.',
  },
  {
    mark: /\btoc(?:\]|_|\})/i,
    sign: /(?<=^\s{0,3})(?:\[\[?_?TOC_?\]?\]|\$\{toc\})(?=\s*$)/gi,
    what: 'a place for a table of contents',
    hint: 'Take it out: the book has its own contents.',
  },
  {
    mark: /\^\[/,
    sign: /(?<![\\^\]])\^\[(?!\d)[^[\]]{1,300}\]/g,
    what: 'a footnote as pandoc writes it',
    hint: 'Write [^1] in its place, and below the text a line of its own: [^1]: The note.',
  },
  {
    mark: /\\(?:new|page|clear|no|begin|end|vspace)|\{pagebreak/,
    sign: /(?<=^\s{0,3})(?:\\(?:newpage|pagebreak|clearpage|cleardoublepage|noindent)|\\(?:begin|end|vspace)\{[^{}]{0,40}\}|\{pagebreak\})(?=\s*$)/g,
    what: 'a command of LaTeX or Leanpub',
    hint: 'Take it out: the book makes its own pages.',
  },
  { mark: /^\.\. [a-z]/m, sign: /^\.\. [a-z][a-z-]{1,30}::/g, what: 'a directive of reStructuredText', hint: leaveOut },
];

/** No sign of another system is left in the text, where it would be printed as it stands. */
export const foreignMarkupIsReplaced: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    const present = chapter.readable ? signs.filter(({ mark }) => mark.test(chapter.text)) : [];
    if (present.length === 0) continue;
    for (const [index, line] of proseLines(chapter).entries()) {
      for (const { sign, what, hint } of present) {
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
