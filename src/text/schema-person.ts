import type { BylineEntry, WrittenPerson } from '../model/chapter.ts';
import { decodeEntities } from './entities.ts';
import { about, country, line, mapping, orcid, prose, scalar, url } from './schema-types.ts';
import * as z from './zod.ts';
import { isGroupName } from './group-name.ts';
import type { YamlDocument } from './yaml/yaml.ts';

const details = {
  sort: about(
    line(),
    'The name as lists sort it, the family name first. Only needed where it cannot be worked out from the name.',
    'Doe, Jane',
  ).optional(),
  url: about(url(), "The person's page on the web.", 'https://jane.example').optional(),
  city: about(line(), 'The town that the person lives in.', 'Sydney').optional(),
  country: about(country(), 'The country: its code of two letters, or its name.', 'AU', 'Australia').optional(),
  affiliation: about(line(), 'A company, school or group that the person belongs to.', 'The Door Forum').optional(),
  orcid: about(orcid(), "A researcher's number from orcid.org.", '0000-0002-1825-0097').optional(),
  bio: about(
    prose(),
    'One or two sentences about the person, without a mail address.',
    'Jane Doe mends radios.',
  ).optional(),
  photo: about(
    line(),
    'A picture file, as seen from the file that you are writing in.',
    'jane-doe.jpg',
    'photos/jane-doe.jpg',
  ).optional(),
};

const name = () =>
  scalar<string>('a name', (written) => {
    const cleaned = withoutMail(written);
    return cleaned === '' ? { mustBe: 'a name', hint: 'A mail address is not printed; write the name.' } : cleaned;
  });

const fullName = () => about(name(), 'The name, exactly as it is to be printed.', 'Jane Doe');

/** A contributor file: one person, whose id is the file's name. */
export const contributorSchema = mapping({ name: fullName(), ...details });

const id = about(line(), 'The id of somebody on file: the name of the contributor file without .yml.', 'jane-doe');

const personSchema = mapping({ id: id.optional(), name: fullName().optional(), ...details })
  .check((context) => {
    const { id: ofSomebody, name: given } = context.value;
    if (ofSomebody !== undefined || given !== undefined) return;
    context.issues.push({ code: 'custom', message: 'a name', path: ['name'], input: given });
  })
  .meta({ id: 'person' });

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
  const rest = decodeEntities(written)
    .replace(/\s+/g, ' ')
    .replace(/ ?<[^<> ]*@[^<> ]*>| ?\(@[\w.-]+\)| ?\([^() ]+@[^() ]+\)/g, '')
    .replace(/ +/g, ' ')
    .trim();
  return isMailAddress(rest) ? '' : rest;
}

// Not /^\S+@\S+\.\S+$/: a name of 15 KB of "@." would take it minutes.
function isMailAddress(text: string): boolean {
  const at = text.indexOf('@');
  return at > 0 && !text.includes(' ') && text.slice(at + 2, -1).includes('.');
}

function withoutUndefined(person: {
  readonly [K in keyof WrittenPerson]: WrittenPerson[K] | undefined;
}): WrittenPerson {
  const entries = Object.entries(person).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as WrittenPerson;
}
