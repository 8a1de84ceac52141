import type { ChapterLog } from '../model/chapter-log.ts';
import { listed } from './count.ts';
import { painter } from './paint.ts';
import { safeText } from './safe-text.ts';

/** Answers an author's question: which version of my text is in the book? */
export function chapterLogAsText(log: ChapterLog, { colour }: { readonly colour: boolean }): string {
  const paint = painter(colour);
  const { id, title, authors, path, entry, decisions, commits, edition } = log;
  const by = authors.length === 0 ? '' : ` by ${safeText(listed(authors))}`;
  const head = title === '' ? safeText(id) : `“${safeText(title)}”${by}`;
  const lines = [paint('bold', head), ...(path === undefined ? [] : [`  ${safeText(path, 1000)}`]), '', textLine(log)];
  if (entry !== undefined) {
    const from = `${safeText(entry.source)}, ${safeText(entry.ref)}, commit ${entry.commit.slice(0, 10)}`;
    const when = entry.time.slice(0, 16).replace('T', ' ');
    lines.push(`  ${entry.state === 'withdrawn' ? 'Taken back' : 'Taken in'} on ${when} UTC from ${from}.`);
  }
  if (edition !== undefined) lines.push(`  ${editions[edition]}`);
  for (const { decision, source, ref } of decisions) {
    const what = decision === 'held' ? 'What comes from there is held' : 'One version is skipped';
    lines.push(`  ${what}: ${safeText(source)}, ${safeText(ref)}.`);
  }
  if (commits.length > 0) lines.push('', paint('bold', 'Its commits, newest first'));
  for (const { id: commit, author, date, subject, collectedFrom } of commits) {
    lines.push(
      `  ${paint('dim', commit.slice(0, 10))}  ${date.slice(0, 10)}  ${safeText(author, 40)}  ${safeText(subject, 100)}`,
    );
    if (collectedFrom !== undefined) lines.push(`              ${paint('dim', `from ${safeText(collectedFrom)}`)}`);
  }
  return `${lines.join('\n')}\n`;
}

const editions = {
  same: 'The edition in build/ has the text as it stands now.',
  other: 'The edition in build/ has an older or another text: "gathering build" makes it anew.',
  without: 'The edition in build/ does not have it: "gathering build" makes it anew.',
} as const;

function textLine({ text, entry }: ChapterLog): string {
  if (text === 'asSent') return '  The book has it exactly as its author sent it.';
  if (text === 'edited') return '  The book has it as its author sent it, with changes that the editors made since.';
  if (text === 'notCollected')
    return '  It was not collected: it stands in the folder, and the lock knows nothing of it.';
  return entry?.state === 'withdrawn'
    ? '  It is not in the book: its author took it back.'
    : '  It is not in the book’s folder.';
}
