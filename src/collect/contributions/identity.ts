import type { GitPerson } from '../../model/collect.ts';
import { areSameName, type NameParts, nameParts } from '../../text/same-name.ts';

export interface KnownPerson {
  readonly id: string;
  readonly name?: string | undefined;
  readonly emails?: readonly string[];
}

/**
 * Finds the contributor behind an identity of git's: by mail address, then by name, then among the newcomers, whom the
 * book knows from nothing but what they sent.
 */
export type FindPerson = (person: GitPerson, newcomers?: readonly KnownPerson[]) => string | undefined;

/**
 * @param mailmap the text of the book's `.mailmap` (gitmailmap(5)), which says who an identity really is
 * @param people roster and contributors; the first that fits counts
 */
export function personFinder(mailmap: string, people: readonly KnownPerson[]): FindPerson {
  const canonical = mailmapReader(mailmap);
  const byMail = new Map<string, string>();
  for (const { id, emails = [] } of people) {
    for (const email of emails) if (!byMail.has(email.toLowerCase())) byMail.set(email.toLowerCase(), id);
  }
  const byKey = new Map<string, { readonly id: string; readonly name: string }[]>();
  for (const { id, name } of people) {
    if (name === undefined) continue;
    const { key } = nameParts(name);
    byKey.set(key, [...(byKey.get(key) ?? []), { id, name }]);
  }
  return (written, newcomers = []) => {
    const person = canonical(written);
    const byAddress = byMail.get(person.email.toLowerCase()) ?? byMail.get(written.email.toLowerCase());
    if (byAddress !== undefined) return byAddress;
    const parts = nameParts(person.name);
    const named = (byKey.get(parts.key) ?? []).filter(({ name }) => areSameName(parts, nameParts(name)));
    const exact = people.find(({ name }) => name === person.name);
    return exact?.id ?? named[0]?.id ?? newcomers.find(isNewcomer(person, parts))?.id;
  };
}

function isNewcomer(person: GitPerson, parts: NameParts): (newcomer: KnownPerson) => boolean {
  return ({ name }) => name !== undefined && (name === person.name || areSameName(parts, nameParts(name)));
}

interface MailmapLine {
  readonly name?: string | undefined;
  readonly email: string;
  readonly oldName?: string | undefined;
  readonly oldEmail: string;
}

function mailmapReader(text: string): (person: GitPerson) => GitPerson {
  const lines = text.split('\n').flatMap((line) => readLine(line.replace(/\r$/, '').replace(/(?:^|\s)#.*$/, '')) ?? []);
  const byMail = new Map<string, MailmapLine[]>();
  for (const line of lines) {
    const key = line.oldEmail.toLowerCase();
    byMail.set(key, [...(byMail.get(key) ?? []), line]);
  }
  return (person) => {
    const found = byMail.get(person.email.toLowerCase()) ?? [];
    const isSame = ({ oldName }: MailmapLine) => oldName?.toLowerCase() === person.name.toLowerCase();
    // The last line of a kind counts, and one with a name before one without.
    const line = found.findLast(isSame) ?? found.findLast(({ oldName }) => oldName === undefined);
    return line === undefined ? person : { name: line.name ?? person.name, email: line.email };
  };
}

/** `Name <mail>`, `<mail> <old>`, `Name <mail> <old>`, `Name <mail> Old Name <old>`. */
function readLine(line: string): MailmapLine | undefined {
  const [, name = '', email = '', oldName = '', oldEmail] =
    /^\s*([^<>]{0,200})<([^<>]{1,254})>(?:([^<>]{0,200})<([^<>]{1,254})>)?\s*$/.exec(line) ?? [];
  if (email === '') return undefined;
  const given = (text: string) => (text.trim() === '' ? undefined : text.trim());
  return { name: given(name), email: email.trim(), oldName: given(oldName), oldEmail: (oldEmail ?? email).trim() };
}
