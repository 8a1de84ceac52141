/** The library: `import { readBook, buildBook } from 'gathering'`. */
export { buildBook, type BuildOptions, type BuildResult, mergeReading } from './build.ts';
export { type BookOptions, type BookReading, checkBook, readBook } from './pipeline.ts';
export { BookError } from './model/book-error.ts';
export type { Chapter } from './model/chapter.ts';
export type { Checked, Diagnostic, Place, Severity } from './model/checked.ts';
export type { Block, Content, Inline, Note } from './model/content.ts';
export type { Contributor } from './model/contributor.ts';
export type { Manuscript, ManuscriptChapter, ManuscriptContributor, ManuscriptSection } from './model/manuscript.ts';
export type { Project } from './model/project.ts';
export type { Manifest } from './report/manifest.ts';
