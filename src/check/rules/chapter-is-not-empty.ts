import type { Rule } from '../rule.ts';

/** A chapter has a text below its front matter. */
export const chapterIsNotEmpty: Rule = function* ({ chapters }) {
  for (const chapter of chapters) {
    if (chapter.kind === 'intro' || !chapter.readable) continue;
    if (chapter.content.blocks.some((block) => block.type !== 'thematicBreak')) continue;
    const isBare = chapter.text.trim() === '';
    yield {
      severity: 'error',
      message: isBare ? 'The file is empty.' : 'The chapter has no text below its front matter.',
      hint: isBare
        ? 'Was the chapter saved before it was sent?'
        : 'Write the text below the second line of hyphens (---).',
      file: chapter.file,
      place: { line: Math.max(1, chapter.text.trimEnd().split('\n').length), column: 1 },
    };
  }
};
