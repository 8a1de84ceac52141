import * as z from '../../text/zod.ts';
import { choice, list, mapping, scalar } from '../../text/schema-types.ts';

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

const origin = { source: text(), ref: ref(), commit: objectId(), blob: objectId() };

const entry = mapping({
  path: path(),
  ...origin,
  files: z.record(z.string(), objectId(), { error: 'a group of paths' }).optional(),
  contributor: text().optional(),
  time: time(),
  state: choice(['accepted', 'withdrawn']),
});

const decision = mapping({ chapter: text(), ...origin, decision: choice(['held', 'skipped']) });

export const lockSchema = mapping({
  version: scalar<number>('1', (written) => (written === '1' ? 1 : { mustBe: '1' })),
  sources: z.record(z.string(), time(), { error: 'a group of names and times' }).optional(),
  chapters: z.record(z.string(), entry, { error: 'a group of chapters by their ids' }).optional(),
  decisions: list(decision, 'a list of decisions').optional(),
});

export type WrittenLock = z.output<typeof lockSchema>;
