import { withSeverities } from './check/check.ts';
import { checkOwnership } from './check/ownership.ts';
import { matchFiles } from './collect/collect-files.ts';
import type { Material } from './collect/material.ts';
import { type Contribution, openContribution, type SinceOptions } from './collect/since.ts';
import type { Diagnostic } from './model/checked.ts';
import type { Project } from './model/project.ts';
import { type BookReading, readBookFrom } from './pipeline.ts';

export interface ChangesOptions extends SinceOptions {
  /** Leave out the question whose files these are. */
  readonly allowEditors: boolean;
}

export interface ChangesReading extends BookReading {
  /** The files of the book's folder that the branch adds or changes. */
  readonly changed: readonly string[];
}

/**
 * Checks what a branch brings: the book as it would be with it, its rules as they are without it. Only problems of
 * the files that the branch adds or changes are told.
 *
 * @throws BookError as `openContribution`.
 */
export async function readChanges(options: ChangesOptions): Promise<ChangesReading> {
  const contribution = await openContribution(options);
  const { folder, file, before, after, changes } = contribution;
  const changed = changes.filter(({ kind }) => kind !== 'deleted').map(({ path }) => path);
  const source = { folder, file, configuration: before, material: after, newcomers: new Set(changed) };
  const reading = await readBookFrom(source, options.signal);
  const { project } = reading;
  if (project === undefined) return { ...reading, changed };

  const foreign = options.allowEditors ? [] : await foreignFiles(contribution, reading, project, options.signal);
  const isTold = toldFor(changed);
  const diagnostics = [
    ...contribution.diagnostics,
    ...foreign,
    ...reading.diagnostics.filter((diagnostic) => isTold(diagnostic)),
  ];
  return { ...reading, diagnostics: withSeverities(diagnostics, project.rules), changed };
}

/** Problems of the files that are changed; a name that differs in capital letters alone is as good as the same. */
function toldFor(changed: readonly string[]): (diagnostic: Diagnostic) => boolean {
  const key = (path: string) => path.normalize('NFC').toLowerCase();
  const keys = new Set(changed.map(key));
  return ({ file }) => file !== undefined && keys.has(key(file));
}

/** What the contribution touches that is not its own. What cannot be read at all has been told already. */
async function foreignFiles(
  { folder, file, before, after, changes }: Contribution,
  reading: BookReading,
  project: Project,
  signal?: AbortSignal,
): Promise<Diagnostic[]> {
  const matching = async (patterns: readonly string[]) =>
    new Set([...(await matchFiles(before, patterns)), ...(await matchFiles(after, patterns))]);
  const chapterPaths = await matching(project.chapters);
  const named = [...project.front, ...project.back, ...project.sections.flatMap(({ intro }) => intro ?? [])];
  for (const path of named) chapterPaths.delete(path.normalize('NFC'));
  const contributorPaths = await matching(project.contributorFiles);
  const touched = new Set(changes.flatMap(({ kind, path }) => (kind === 'added' ? [] : [path])));
  const material = only(before, (path) => touched.has(path) || contributorPaths.has(path));
  const earlier = await readBookFrom({ folder, file, configuration: before, material }, signal);
  return checkOwnership({
    changes,
    chapterPaths,
    contributorPaths,
    before: earlier.chapters.filter((chapter) => touched.has(chapter.file)),
    after: reading.chapters,
    contributors: reading.contributors,
  });
}

/** A part of some material. */
function only(material: Material, isKept: (path: string) => boolean): Material {
  return {
    ...material,
    walk: async (pattern, without) => {
      const walk = await material.walk(pattern, without);
      return { ...walk, paths: walk.paths.filter((path) => isKept(path.normalize('NFC'))) };
    },
  };
}
