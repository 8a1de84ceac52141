import type { Checked, Diagnostic } from '../model/checked.ts';
import type { RosterPerson } from '../model/roster.ts';
import type { SourceFile } from '../model/source.ts';
import { decodeText } from '../text/decode.ts';
import { validate } from '../text/schema.ts';
import { slugify } from '../text/slug.ts';
import { parseYaml, type YamlDocument } from '../text/yaml/yaml.ts';
import { rosterSchema, type WrittenRepository, type WrittenRosterPerson } from './collect-schema.ts';
import type { NamelessSource } from './collect-sources.ts';

export interface Roster {
  readonly people: readonly RosterPerson[];
  /** The repositories of these people. */
  readonly sources: readonly NamelessSource[];
}

const nobody: Roster = { people: [], sources: [] };
const maxBytes = 1024 * 1024;
const hintForNoKeys = {
  list: 'Put a line "people:" above the list. Each person has at least a name, behind the hyphen: - name: Jane Doe',
  text: 'Write a line "people:", and below it each person on a line with a hyphen: - name: Jane Doe',
};

/** Reads the list of everybody who was invited. A person who cannot be read is told and left out. */
export function readRoster(file: SourceFile): Checked<Roster> {
  if (file.bytes.length > maxBytes) return { value: nobody, diagnostics: [tooLong(file.path)] };
  const decoded = decodeText(file);
  if (decoded.value === undefined) return { value: nobody, diagnostics: decoded.diagnostics };
  // Some 2,000 people with five keys each.
  const parsed = parseYaml(decoded.value, { file: file.path, hintForNoKeys });
  if (parsed.value === undefined) return { value: nobody, diagnostics: parsed.diagnostics };
  const document = parsed.value;
  const read = validate(rosterSchema, document, {
    ...{ file: file.path, what: 'the roster', unknown: 'warning' },
    hintForMissing: { people: hintForNoKeys.text },
  });
  const written = (read.value?.people ?? []).flatMap((person, index) => (person === null ? [] : [{ person, index }]));
  return {
    value: {
      people: written.map(({ person: { name, email, ...person } }) => ({
        id: idOf({ ...person, name }),
        ...(name === undefined ? {} : { name }),
        emails: (email ?? []).map((address) => address.toLowerCase()),
      })),
      sources: written.flatMap(({ person, index }) => sourceOf(person, index, { document, file: file.path }) ?? []),
    },
    diagnostics: [...parsed.diagnostics, ...read.diagnostics],
  };
}

function idOf({ id, name }: Pick<WrittenRosterPerson, 'id' | 'name'>): string {
  return slugify(id ?? name ?? '') || 'person';
}

function sourceOf(
  person: WrittenRosterPerson,
  index: number,
  { document, file }: { readonly document: YamlDocument; readonly file: string },
): NamelessSource | undefined {
  const { repository } = person;
  if (repository === undefined) return undefined;
  const { from, branch, path }: WrittenRepository = typeof repository === 'string' ? { from: repository } : repository;
  const id = idOf(person);
  return {
    source: {
      ...{ from, contributor: id, trust: 'list', file },
      refs: { kind: 'branch', ...(branch === undefined ? {} : { branch }) },
      ...(path === undefined ? {} : { paths: path }),
    },
    names: [id],
    place: document.values.get(`people.${index}`),
  };
}

function tooLong(path: string): Diagnostic {
  return {
    rule: 'front-matter-is-short',
    severity: 'error',
    message: `${path} is larger than 1 MB, so it is not read.`,
    hint: 'The roster needs a few lines for each person.',
    file: path,
  };
}
