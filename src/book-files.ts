import { collectFiles } from './collect/collect-files.ts';
import type { Material } from './collect/material.ts';
import type { ChapterKind } from './model/chapter.ts';
import type { Diagnostic } from './model/checked.ts';
import type { SourceFile } from './model/source.ts';
import type { BookFile } from './project/project.ts';
import { escapeGlob, missingFiles } from './read-description.ts';

export interface BookFiles {
  readonly files: readonly { readonly kind: ChapterKind; readonly source: SourceFile }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The files of front matter, chapters, section introductions and back matter. A file has one place in the book. */
export async function collectMaterial(material: Material, project: BookFile): Promise<BookFiles> {
  const intros = project.sections.flatMap(({ intro }) => intro ?? []);
  const named: [ChapterKind, readonly string[]][] = [
    ['front', project.front],
    ['back', project.back],
    ['intro', intros],
  ];
  const files: BookFiles['files'][number][] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [kind, paths] of named) {
    const collected = await collectFiles(material, paths.map(escapeGlob));
    diagnostics.push(...collected.diagnostics, ...missingFiles(project, kind, paths, collected.value));
    files.push(...collected.value.map((source) => ({ kind, source })));
  }
  const taken = new Set(files.map(({ source }) => source.path));
  const chapters = await collectFiles(material, project.chapters);
  diagnostics.push(...chapters.diagnostics);
  if (chapters.value.length === 0) diagnostics.push(noChapters(project));
  const others = chapters.value.filter(({ path }) => !taken.has(path));
  files.push(...others.map((source) => ({ kind: 'chapter' as const, source })));
  return { files, diagnostics };
}

function noChapters(project: BookFile): Diagnostic {
  return {
    rule: 'chapters-are-found',
    severity: 'error',
    message: `No file matches "${project.chapters.join('", "')}", so the book has no chapters.`,
    hint: `Put the chapters there, or change "chapters:" in ${project.file}. "**" stands for any folders, "*" for any name.`,
    file: project.file,
  };
}
