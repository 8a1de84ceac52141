import { z } from '../../text/schema.ts';
import { about, choice, list, mapping, scalar } from '../../text/schema-types.ts';

const objectId = () =>
  scalar<string>("an id of git's", (written) =>
    /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(written)
      ? written
      : { mustBe: "an id of git's: 40 or 64 digits and letters from a to f" },
  );

const time = () =>
  scalar<string>('a time', (written) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(written) && !Number.isNaN(Date.parse(written))
      ? written
      : { mustBe: 'a time such as 2026-11-02T09:30:00Z' },
  );

/** No path of a lock leads out of the book's folder or into git's own. */
const path = () =>
  scalar<string>("a path in the book's folder", (written) => {
    const leadsElsewhere = written.split('/').some((part) => /^(?:|\.|\.\.|\.git)$/i.test(part));
    return leadsElsewhere || /[\\\p{Cc}]/u.test(written) ? { mustBe: "a path in the book's folder" } : written;
  });

const ref = () =>
  scalar<string>('a ref', (written) =>
    /^(?:refs\/[^\s\p{Cc}]+|HEAD)$/u.test(written)
      ? written
      : { mustBe: 'a ref such as refs/heads/chapter/oak', hint: 'It begins with "refs/".' },
  );

const text = () => scalar<string>('text', (written) => (written === '' ? { mustBe: 'text' } : written));

const id = '3f9c2a41b0c5d6e7f8091a2b3c4d5e6f70819203';
const when = '2026-11-02T09:30:00Z';

const origin = {
  source: about(text(), 'The source that it came from, as collecting calls it.', 'origin'),
  ref: about(ref(), 'The branch or pull request in that source.', 'refs/pull/12/head'),
  commit: about(objectId(), "The author's commit.", id),
  blob: about(objectId(), 'The text, exactly as the author sent it.', id),
};

const entry = mapping({
  path: about(path(), 'Where the chapter stands in the book.', 'chapters/oak.md'),
  ...origin,
  files: about(
    z.record(z.string(), objectId(), { error: 'a group of paths' }),
    'The pictures and records that came with it, each with its object.',
    { 'chapters/oak.png': id },
  ).optional(),
  contributor: about(text(), 'The id of the person who is first in the by-line.', 'jane-doe').optional(),
  time: about(time(), 'When it was taken in.', when),
  state: about(choice(['accepted', 'withdrawn']), 'Whether it is in the book, or was taken back.', 'accepted'),
});

const decision = mapping({
  chapter: about(text(), 'The id of the chapter.', 'oak'),
  ...origin,
  decision: about(choice(['held', 'skipped']), 'held: nothing more of it. skipped: not this version.', 'held'),
});

const inBook = {
  path: 'chapters/oak.md',
  ...{ source: 'origin', ref: 'refs/pull/12/head', commit: id, blob: id },
  ...{ time: when, state: 'accepted' },
};

/** The command writes it; for programs that read it, and for whoever has to mend it by hand. */
export const lockSchema = mapping({
  version: about(
    scalar<number>('1', (written) => (written === '1' ? 1 : { mustBe: '1' })),
    'The form of this file.',
    1,
  ),
  sources: about(
    z.record(z.string(), time(), { error: 'a group of names and times' }),
    'When each source was last reached.',
    { origin: when },
  ).optional(),
  chapters: about(
    z.record(z.string(), entry, { error: 'a group of chapters by their ids' }),
    'Every chapter that was taken in, by its id.',
    { oak: inBook },
  ).optional(),
  decisions: about(list(decision, 'a list of decisions'), 'What was held or skipped.', [
    { chapter: 'ash', source: 'origin', ref: 'refs/pull/13/head', commit: id, blob: id, decision: 'held' },
  ]).optional(),
});

export type WrittenLock = z.output<typeof lockSchema>;
