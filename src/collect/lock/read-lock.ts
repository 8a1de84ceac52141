import type { Checked, Diagnostic } from '../../model/checked.ts';
import type { Lock, LockEntry } from '../../model/collect.ts';
import type { SourceFile } from '../../model/source.ts';
import { byCodePoints } from '../../text/code-point-order.ts';
import { decodeText } from '../../text/decode.ts';
import { validate } from '../../text/schema.ts';
import { parseYaml, type YamlDocument } from '../../text/yaml/yaml.ts';
import { fromKey, withNames } from './lock-keys.ts';
import { lockSchema, type WrittenLock } from './lock-schema.ts';

export const lockName = 'gathering.lock';

/** Nothing was taken in yet. */
export const emptyLock: Lock = { version: 1, sources: new Map(), chapters: [], decisions: [] };

const remedy =
  'It is written by the command alone. If it was changed by hand, take the last good one back: "git checkout -- gathering.lock", or "git log gathering.lock" for an older one.';

/**
 * Reads `gathering.lock`. It is used whole or not at all: what could not be read would be lost when it is written
 * again. So there is a value only where there is no problem. No file: nothing was taken in yet.
 */
export function readLock(source: SourceFile | undefined): Checked<Lock | undefined> {
  if (source === undefined) return { value: emptyLock, diagnostics: [] };
  const { value: text, diagnostics } = decodeText(source);
  if (text === undefined) return { value: undefined, diagnostics: diagnostics.map(withRemedy) };
  const unsettled = unsettledMerge(text, source.path);
  if (unsettled !== undefined) return { value: undefined, diagnostics: [unsettled] };
  const parsed = parseYaml(text, { file: source.path, maxKeys: 1_000_000 });
  if (parsed.value === undefined) return { value: undefined, diagnostics: parsed.diagnostics.map(withRemedy) };
  const newer = newerVersion(parsed.value, source.path);
  if (newer !== undefined) return { value: undefined, diagnostics: [newer] };
  const read = validate(lockSchema, parsed.value, { file: source.path, what: lockName });
  const problems = [...parsed.diagnostics, ...read.diagnostics].map((each): Diagnostic => ({
    ...withRemedy(each),
    severity: 'error',
  }));
  if (read.value === undefined || problems.length > 0) return { value: undefined, diagnostics: problems };
  return { value: asLock(read.value), diagnostics: [] };
}

/** Chapters in the order of the file: an object would put one that is called "0" before all others. */
function asLock({ sources = {}, chapters = {}, decisions = [] }: WrittenLock): Lock {
  return {
    version: 1,
    sources: new Map(Object.entries(withNames(sources))),
    chapters: Object.entries(chapters)
      .map(([chapter, { files = {}, contributor, ...entry }]): LockEntry => ({
        chapter: fromKey(chapter),
        ...entry,
        files: withNames(files),
        ...(contributor === undefined ? {} : { contributor }),
      }))
      .sort((one, other) => byCodePoints(one.chapter, other.chapter)),
    decisions,
  };
}

/** Two editors took chapters in on two branches, and git could not put the two locks together. */
function unsettledMerge(text: string, file: string): Diagnostic | undefined {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => /^<{7}(?: |$)/.test(line));
  const last = lines.findIndex((line, index) => index > first && /^>{7}(?: |$)/.test(line));
  if (first === -1 || last === -1) return undefined;
  return {
    rule: 'lock-is-sound',
    severity: 'error',
    message: `Two versions of the lock stand here with the marks of git between them, in lines ${first + 1} to ${last + 1}.`,
    hint: 'Delete the lines that begin with <<<<<<<, ======= and >>>>>>>. Keep the chapters of both sides; where both have the same chapter, keep the block of the version that the chapters folder has.',
    file,
    place: { line: first + 1, column: 1, endLine: last + 1, endColumn: (lines[last]?.length ?? 0) + 1 },
  };
}

function newerVersion({ value, values }: YamlDocument, file: string): Diagnostic | undefined {
  const { version } = value;
  if (typeof version !== 'string' || !/^\d+$/.test(version) || Number(version) <= 1) return undefined;
  const place = values.get('version');
  return {
    rule: 'lock-is-sound',
    severity: 'error',
    message: `The lock has version ${version}: a newer gathering wrote it, and this one knows version 1 alone.`,
    hint: 'Install the newest gathering (npm install --global gathering@latest). Nothing was changed.',
    file,
    ...(place === undefined ? {} : { place }),
  };
}

function withRemedy(diagnostic: Diagnostic): Diagnostic {
  // What the author of a chapter would be told is no help here: nobody writes this file.
  return { ...diagnostic, hint: remedy };
}
