import type { Chapter, WrittenPerson } from '../../model/chapter.ts';
import type { Block } from '../../model/content.ts';
import { creditRoles } from '../../model/contributor.ts';
import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { everyNode } from '../../text/walk.ts';
import { inlineText } from '../../text/words.ts';
import { findInText } from '../find-in-text.ts';
import { placeOfKey, type Rule } from '../rule.ts';
import { placeholderMarks, placeholders, templateParagraphs, templateValues, usualValues } from '../template-words.ts';

type Problem = ReturnType<Rule> extends Iterable<infer T> ? T : never;

/** Nothing is left of a template: no sample title or name, no "Lorem ipsum", no note to oneself. */
export const templateTextIsReplaced: Rule = function* ({ chapters }) {
  const real = chapters.filter(({ kind }) => kind === 'chapter').length;
  for (const chapter of chapters) {
    yield* valueProblem(chapter, 'title', chapter.title, ['title']);
    for (const [index, { person, written }] of chapter.byline.entries()) {
      yield* personProblems(chapter, person ?? { name: written }, { key: 'author', index });
    }
    for (const role of creditRoles) {
      const credited = chapter.credits.filter((credit) => credit.role === role);
      for (const [index, { person, written }] of credited.entries()) {
        yield* personProblems(chapter, person ?? { name: written }, { key: role, index });
      }
    }
    // A new book has nothing but its example.
    if (real > 1 || chapter.kind !== 'chapter') yield* paragraphProblems(chapter);
    yield* placeholderProblems(chapter);
  }
};

function* personProblems(
  chapter: Chapter,
  person: WrittenPerson,
  { key: byline, index }: { readonly key: string; readonly index: number },
): Generator<Problem> {
  for (const key of ['name', 'url', 'city', 'bio'] as const) {
    const prefixes = [`${byline}.${index}`, ...(index === 0 ? [byline] : [])];
    const keys = [...prefixes.map((prefix) => `${prefix}.${key}`), ...prefixes, byline];
    yield* valueProblem(chapter, key, person[key], keys);
  }
}

function* valueProblem(
  chapter: Chapter,
  key: keyof typeof templateValues,
  value: string | undefined,
  keys: readonly string[],
): Generator<Problem> {
  const written = value?.trim() ?? '';
  const isSample = templateValues[key].includes(written);
  if (!isSample && !usualValues[key].test(written)) return;
  const isPrinted = key === 'title' || key === 'name';
  yield {
    severity: isSample && isPrinted ? 'error' : 'warning',
    message: `"${shorten(written)}" is the ${key} of a template.`,
    hint: isPrinted ? `Write the real ${key} in its place.` : `Write the real ${key} in its place, or delete the line.`,
    file: chapter.file,
    place: placeOfKey(chapter, ...keys),
  };
}

function* paragraphProblems(chapter: Chapter): Generator<Problem> {
  if (![...templateParagraphs].some((paragraph) => chapter.text.includes(paragraph.slice(0, 20)))) return;
  for (const node of everyNode(chapter.content)) {
    if (node.type !== 'paragraph' || !templateParagraphs.has(textOf(node))) continue;
    yield {
      severity: 'warning',
      message: `"${shorten(textOf(node))}" comes from the template.`,
      hint: 'Delete it, or write your own text in its place.',
      file: chapter.file,
      ...placeOf(node.position),
    };
  }
}

function textOf(paragraph: Extract<Block, { type: 'paragraph' }>): string {
  return inlineText(paragraph.children).replace(/\s+/g, ' ').trim();
}

function* placeholderProblems(chapter: Chapter): Generator<Problem> {
  if (!placeholderMarks.some((mark) => mark.test(chapter.text))) return;
  for (const pattern of placeholders) {
    for (const { match, place } of findInText(chapter, pattern)) {
      yield {
        severity: 'warning',
        message: `"${shorten(match[0])}" looks like a note for later that was forgotten.`,
        hint: 'Write what is meant here, or delete it.',
        file: chapter.file,
        ...(place ? { place } : {}),
      };
    }
  }
}
