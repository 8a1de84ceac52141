import type { Place } from '../../model/checked.ts';
import { readAddress } from '../../text/book-path.ts';
import { placeOf } from '../../text/place.ts';
import { shorten } from '../../text/quote.ts';
import { everyNode } from '../../text/walk.ts';
import type { Book, Rule } from '../rule.ts';

/** Every picture that a chapter shows, every photo and the cover are there, and are pictures. */
export const imagesExist: Rule = function* (book) {
  for (const chapter of book.chapters) {
    for (const node of everyNode(chapter.content)) {
      if (node.type !== 'image') continue;
      const target = readAddress(chapter.file, node.url);
      if (target.kind === 'outside') continue;
      const problem = target.kind === 'file' ? missing(book, target.path) : unusable(node.url);
      if (problem) yield { severity: 'error', ...problem, file: chapter.file, ...placeOf(node.position) };
    }
  }
  for (const { name, photo, file } of book.contributors) {
    const problem = photo === undefined ? undefined : missing(book, photo);
    if (!problem) continue;
    const message = `The photo of ${name}: ${problem.message}`;
    yield { severity: 'warning', message, hint: problem.hint, file, place: photoPlace(book, file) };
  }
  const { cover } = book.project.book;
  const problem = cover === undefined ? undefined : missing(book, cover);
  if (problem) yield { severity: 'error', ...problem, file: book.project.file };
};

function unusable(url: string): { message: string; hint: string } {
  return {
    message: /^(?:data:|$)/i.test(url)
      ? 'This picture has no address that a book can use.'
      : `The picture's address "${shorten(url, 100)}" cannot be used.`,
    hint: 'Save the picture as a file beside the chapter, and write its name: ![what it shows](file.jpg).',
  };
}

function missing({ images, imageProblems }: Book, path: string): { message: string; hint: string } | undefined {
  if (images.has(path)) return undefined;
  const problem = imageProblems.get(path);
  if (problem) return { message: `The picture "${path}" cannot be shown. ${problem.message}`, hint: problem.hint };
  return {
    message: `The picture "${path}" is not there.`,
    hint: 'Check the file name, capitals included, and that the file was sent along.',
  };
}

function photoPlace({ chapters }: Book, file: string): Place {
  const chapter = chapters.find((candidate) => candidate.file === file);
  const key = [...(chapter?.places.keys() ?? [])].find((path) => /^author(?:\.\d+)?\.photo$/.test(path));
  return (key === undefined ? undefined : chapter?.places.get(key)) ?? { line: 1, column: 1 };
}
