import { type Fix, linesWith, newLine } from './fix.ts';

/** YAML is indented with spaces: two for each tab. */
export const tabs: Fix = {
  mends: 'problem',
  keeps: 'body',
  edits: (input) => {
    const lines = input.text.split('\n');
    return linesWith(input, 'yaml-can-be-read').flatMap(({ line, written }) => {
      const indent = /^[ \t]*/.exec(written)?.[0] ?? '';
      if (!indent.includes('\t')) return [];
      const mended = indent.replaceAll('\t', '  ') + written.slice(indent.length);
      return [newLine(lines, line, mended, 'The line is indented with spaces.')];
    });
  },
};
