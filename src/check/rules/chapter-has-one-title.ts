import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { inlineText } from '../../text/words.ts';
import type { Rule } from '../rule.ts';
import { underlineOfText } from '../underlined-text.ts';

/** The title stands once. Headings of the first level in the text are set one level below it. */
export const chapterHasOneTitle: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (chapter.kind === 'intro') continue;
    const { blocks } = chapter.content;
    const titles = blocks.flatMap((block) => (block.type === 'heading' && block.depth === 1 ? [block] : []));
    if (titles.length === 0) continue;
    const lines = chapter.text.split('\n');
    // Of text that became a title by the line below it, headings-are-meant tells.
    const others = titles.filter((title) => underlineOfText(chapter, lines, title) === undefined);
    const [first] = others;
    if (first === undefined) continue;
    const words = shorten(inlineText(first.children));
    // The line ======= of a merge conflict makes a heading of what is above it.
    if (words.includes('<<<<<<<')) continue;
    const title = shorten(chapter.title);
    const opens = first === blocks[0];
    yield {
      severity: opens ? 'warning' : 'info',
      message: opens
        ? `The text begins with a title of its own, "${words}", below the title "${title}"; both are printed.`
        : others.length === 1
          ? `"${words}" is written as a title; the book sets it as a heading below "${title}".`
          : `${others.length} headings, the first of them "${words}", are written as titles; the book sets them as headings below "${title}".`,
      hint: opens
        ? 'Delete one of the two, or begin this line with ## to make it a heading inside the chapter.'
        : 'Begin the line of a heading with ##; one # is the title of the whole chapter.',
      file: chapter.file,
      ...placeOf(first.position),
    };
  }
};
