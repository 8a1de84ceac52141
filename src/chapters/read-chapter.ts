import type { Chapter } from '../model/chapter.ts';
import type { Checked } from '../model/checked.ts';
import type { SourceFile } from '../model/source.ts';
import { readContent } from '../text/markdown/read-content.ts';
import { type ChapterOptions, finishChapter, openChapter } from './open-chapter.ts';

/** One file as a chapter. It always gives one, however broken the file: a person's contribution is never just gone. */
export function readChapter(source: SourceFile, options: ChapterOptions): Checked<Chapter> {
  const opened = openChapter(source, options);
  return finishChapter(opened, opened.body === undefined ? undefined : readContent(source.path, opened.body));
}
