import type { BylineEntry, WrittenPerson } from '../model/chapter.ts';
import { decodeEntities } from './entities.ts';
import { country, line, mapping, orcid, prose, scalar, url } from './schema-types.ts';
import { z } from './schema.ts';
import { isGroupName } from './sort-name.ts';
import type { YamlDocument } from './yaml.ts';

const details = {
  sort: line().optional(),
  url: url().optional(),
  city: line().optional(),
  country: country().optional(),
  affiliation: line().optional(),
  orcid: orcid().optional(),
  bio: prose().optional(),
  photo: line().optional(),
};

const name = () =>
  scalar<string>('a name', (written) => {
    const cleaned = withoutMail(written);
    return cleaned === '' ? { mustBe: 'a name', hint: 'A mail address is not printed; write the name.' } : cleaned;
  });

/** A contributor file: one person, whose id is the file's name. */
export const contributorSchema = mapping({ name: name(), ...details });

const personSchema = mapping({ id: line().optional(), name: name().optional(), ...details }).check((context) => {
  const { id, name: given } = context.value;
  if (id !== undefined || given !== undefined) return;
  context.issues.push({ code: 'custom', message: 'a name', path: ['name'], input: given });
});

const entrySchema = z.union([name(), personSchema], { error: 'a name, an id or a group of keys with a name' });

/** Authors or editors: one or many; each an id, a name, or a group of keys. Entries that cannot be read are `null`. */
export const bylineSchema = z.union([entrySchema, z.array(z.nullable(entrySchema))], {
  error: 'a name or a list of names',
});

export type WrittenByline = z.output<typeof bylineSchema>;

/** The entries of a by-line that was read at `path`. One text may name several people: `Ann Lee, Bob Ray and Eva Orr`. */
export function bylineEntries(written: WrittenByline | undefined, path: string, document: YamlDocument): BylineEntry[] {
  if (written === undefined) return [];
  const entries = Array.isArray(written) ? written : [written];
  return entries.flatMap((entry, index): BylineEntry[] => {
    if (entry === null) return [];
    const place = document.values.get(Array.isArray(written) ? `${path}.${index}` : path);
    const at = place === undefined ? {} : { place };
    if (typeof entry === 'string') return splitNames(entry).map((person) => ({ written: person, ...at }));
    const { id, name: given, ...rest } = entry;
    if (given === undefined) return [{ written: id ?? '', ...at }];
    const person = withoutUndefined({ id, name: given, ...rest });
    return [{ written: id ?? given, person, ...at }];
  });
}

/** The people that one text names. Only where every part is plainly a person; `Gavino, Jr.` and `Doe, Jane` are one. */
export function splitNames(text: string): string[] {
  const parts = text
    .split(/\s*(?:[,;]\s+(?:and|und|et|en|och)\s+|[,;]|\s(?:and|und|et|&)\s)\s*/u)
    .map((part) => part.trim());
  const isId = (part: string) => /^[\p{Ll}\p{N}]+(?:-[\p{Ll}\p{N}]+)+$/u.test(part);
  const isFullName = (part: string) =>
    /^\p{Lu}\S*(?:\s\S+){1,4}$/u.test(part) && !/\s(?:of|for|the)\s/.test(part) && !isGroupName(part);
  return parts.length > 1 && (parts.every(isId) || parts.every(isFullName)) ? parts : [text];
}

/** `Jane Doe <jane@example.org>`, `Jane Doe (@jane)` → `Jane Doe`: addresses and network names are not printed. */
function withoutMail(written: string): string {
  return decodeEntities(written)
    .replace(/\s*<[^<>\s]*@[^<>\s]*>|\s*\(@[\w.-]+\)|\s*\([^()\s]+@[^()\s]+\)/g, '')
    .replace(/^\S+@\S+\.\S+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function withoutUndefined(person: {
  readonly [K in keyof WrittenPerson]: WrittenPerson[K] | undefined;
}): WrittenPerson {
  const entries = Object.entries(person).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as WrittenPerson;
}
