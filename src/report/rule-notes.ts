/**
 * Why the rules are there that something was told of, each with its examples: for people who read a page on the web and
 * have no terminal. As many as there is room for, in characters; `pages` are the manual's.
 */
export function ruleNotes(rules: Iterable<string>, pages: ReadonlyMap<string, string>, room: number): string[] {
  const head = '<details>\n<summary>Why these rules are there, with examples</summary>';
  const notes: string[] = [];
  let length = head.length + 20;
  for (const rule of new Set(rules)) {
    const page = pages.get(rule);
    if (page === undefined) continue;
    const note = `#### ${rule}\n\n${forAuthors(page)}`;
    length += note.length + 2;
    if (length > room) break;
    notes.push(note);
  }
  return notes.length === 0 ? [] : [[head, ...notes, '</details>'].join('\n\n')];
}

/** A page without its title, its severity, and what only editors can do. */
function forAuthors(page: string): string {
  const paragraphs = page.trim().split(/\n{2,}/);
  const end = paragraphs.findIndex((paragraph) => paragraph.startsWith('In `book.yml`'));
  return paragraphs
    .slice(1, end === -1 ? undefined : end)
    .filter((paragraph) => !paragraph.startsWith('Severity:'))
    .join('\n\n');
}
