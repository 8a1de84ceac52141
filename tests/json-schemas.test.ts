import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readMatter } from '../src/chapters/front-matter-schema.ts';
import { type JsonSchema, jsonSchemas, schemaText } from '../src/json-schemas.ts';
import { readContributor } from '../src/project/contributors.ts';
import { readBookFile } from '../src/project/project.ts';
import { readRoster } from '../src/project/roster.ts';
import { packageRoot } from '../src/system/package-root.ts';
import { parseYaml } from '../src/text/yaml/yaml.ts';
import { source } from './tiny-book.ts';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictRequired: false });
// A word of the YAML extension: the key is known, but not proposed.
ajv.addKeyword('doNotSuggest');

const validators = new Map<string, ValidateFunction>(
  [...jsonSchemas()].map(([name, schema]) => [name.replace('.schema.json', ''), ajv.compile(schema)]),
);

/** What an editor would underline, the file read as editors read YAML: numbers, booleans and nothing beside text. */
function underlined(kind: string, yaml: string, options: { version?: '1.1' | '1.2' } = {}): string[] {
  const validate = validators.get(kind);
  if (!validate) throw new Error(`no schema for ${kind}`);
  // Dates are dates to YAML 1.1; editors hand them on as text.
  const value: unknown = JSON.parse(JSON.stringify(parse(yaml, options)));
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath} ${message} ${String((params as { additionalProperty?: string }).additionalProperty ?? '')}`.trim(),
  );
}

/** Keys that our own reader finds wrong or does not know. */
function refused(kind: string, yaml: string): boolean {
  if (kind === 'book') return hasErrors(readBookFile(source('book.yml', yaml)).diagnostics);
  if (kind === 'roster') return hasErrors(readRoster(source('roster.yml', yaml)).diagnostics);
  if (kind === 'contributor') {
    return hasErrors(readContributor(source('jane.yml', yaml), { unknown: 'error' }).diagnostics);
  }
  const { value, diagnostics } = parseYaml(yaml, { file: 'oak.md' });
  return hasErrors([
    ...diagnostics,
    ...readMatter(value, { file: 'oak.md', aliases: {}, unknown: 'error' }).diagnostics,
  ]);
}

function hasErrors(diagnostics: readonly { readonly severity: string }[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

describe('the JSON Schemas', () => {
  it.each([...jsonSchemas()])('%s is the one that is published (else: npm run schemas)', (name, schema) => {
    expect(readFileSync(join(packageRoot(), 'schemas', name), 'utf8')).toBe(schemaText(schema));
  });

  it.each([...jsonSchemas()])('%s explains every key, with an example that fits', (name, schema) => {
    const lacking = [...everyKey(schema)].filter(
      ([, { description, examples, doNotSuggest }]) =>
        typeof description !== 'string' || (doNotSuggest !== true && !Array.isArray(examples)),
    );
    expect(lacking.map(([key]) => key)).toEqual([]);
    const part = new Ajv({ strict: false }).addSchema(schema, name);
    for (const [key, { examples = [] }] of everyKey(schema)) {
      for (const example of examples as unknown[]) {
        expect({ key, example, fits: part.validate({ $ref: `${name}#/${key}` }, example) }).toMatchObject({
          fits: true,
        });
      }
    }
  });

  it('take the files of the example book', () => {
    const folder = join(packageRoot(), 'chapters-example');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
    const found = files.flatMap((file) => {
      if (/(?:^|\/)build\//.test(file)) return [];
      if (/^contributors\/[^/]+\.yml$/.test(file)) return underlined('contributor', read(folder, file));
      if (file === 'book.yml') return underlined('book', read(folder, file));
      const [, matter] = /^---\n([^]*?)\n---\n/.exec(file.endsWith('.md') ? read(folder, file) : '') ?? [];
      return matter === undefined ? [] : underlined('chapter', matter);
    });
    expect(files.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });

  it.each([
    ['chapter', 'title: 1984\nweight: 10\ndate: 2026-11-02\ndraft: true'],
    ['chapter', 'title: "1984"\nweight: "10"\ndate: "2026-11-02"\ndraft: "yes"\nauthor: Jane Doe'],
    ['chapter', 'title: True\nauthor: [Jane Doe, { id: john, name: John, orcid: 0000-0002-1825-0097 }]'],
    ['chapter', 'title: Oak\nauthors: Jane Doe\nexcerpt: A tree.\ntags: [oak]\norder: 3\nlang: de'],
    ['chapter', 'title: Oak\nauthor: { full_name: Jane Doe, website: https://jane.example }'],
    ['book', 'title: 2084\nlimits: { words: 250-450 }\nisbn: 9780306406157\nlang: en'],
    ['book', 'title: Trees\nsections: [Leaf, { title: Root, chapters: oak }]\nprint: { trim: a5 }\neditor: Jane'],
    ['book', 'title: Trees\nrules: { words-within-limits: off }\nfrontMatter: { aliases: { thema: section } }'],
    ['book', 'title: Trees\ncollect: [origin, { branches: chapter/*, path: [a.md, b.md] }]\nroster: roster.yml'],
    ['roster', 'people: [{ id: jane-doe, email: jane@jane.example }, { name: 1770, repository: git.example.org/a/b }]'],
    ['contributor', 'name: Jane Doe\ncity: 1770'],
    ['contributor', 'display_name: Jane Doe\nhomepage: https://jane.example\nbiography: Mends radios.'],
  ])('take what the %s reader takes: %s', (kind, yaml) => {
    expect(refused(kind, yaml)).toBe(false);
    expect(underlined(kind, yaml)).toEqual([]);
    expect(underlined(kind, yaml, { version: '1.1' })).toEqual([]);
  });

  it.each([
    ['chapter', 'title: Oak\nwieght: 10', 'must NOT have additional properties wieght'],
    ['chapter', 'title: Oak\nweight: third', '/weight must match pattern'],
    ['chapter', 'title: Oak\ndate: soon', '/date must match pattern'],
    ['chapter', 'title: Oak\ndraft: maybe', '/draft must match pattern'],
    ['chapter', 'title: [Oak]', '/title must be string,number,boolean'],
    ['chapter', 'title: Oak\nauthor: { city: Oslo }', "/author must have required property 'name'"],
    ['book', 'subtitle: Trees', "must have required property 'title'"],
    ['book', 'title: Trees\norder: random', '/order must be equal to one of the allowed values'],
    ['book', 'title: Trees\nrules: { words-within-limits: loud }', '/rules/words-within-limits must be equal to one'],
    ['book', 'title: Trees\nlimits: { words: [few, many] }', '/limits/words/0 must match pattern'],
    ['roster', 'people: { jane: doe }', '/people must be array'],
    ['contributor', 'bio: Nobody knows.', "must have required property 'name'"],
    ['contributor', 'name: Jane\nfavourite: oak', 'must NOT have additional properties favourite'],
  ])('refuse what the %s reader refuses: %s', (kind, yaml, message) => {
    expect(refused(kind, yaml)).toBe(true);
    expect(underlined(kind, yaml).join('\n')).toContain(message);
  });
});

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

/** Every key of every group, by its path in the schema. */
function* everyKey(schema: JsonSchema, path = ''): Generator<[string, JsonSchema]> {
  for (const [key, inner] of Object.entries(schema)) {
    if (typeof inner !== 'object' || inner === null) continue;
    const at = path === '' ? key : `${path}/${key}`;
    if (path === 'properties' || path.endsWith('/properties')) yield [at, inner as JsonSchema];
    if (key !== 'examples') yield* everyKey(inner as JsonSchema, at);
  }
}
