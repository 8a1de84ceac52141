import { matterSchema } from './chapters/front-matter-schema.ts';
import { themeSchema } from './render/theme/theme-file.ts';
import { bookAliases, bookSchema } from './project/book-schema.ts';
import { matterAliases, personWords } from './text/front-matter-words.ts';
import { rosterSchema } from './project/collect-schema.ts';
import { contributorSchema } from './text/schema-person.ts';
import * as z from './text/zod.ts';

/** A JSON Schema of draft 7, the newest that the YAML extensions of editors read. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  /** Only the schema of a person. */
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

type Aliases = Readonly<Record<string, string>>;

/**
 * What people may write in `book.yml`, in a chapter's front matter, in a contributor's file and in a theme's, as JSON Schemas by file
 * name. They are made from the schemas that the files are read with, so they know the same keys and the same words.
 */
export function jsonSchemas(): ReadonlyMap<string, JsonSchema> {
  return new Map([
    ['book.schema.json', jsonSchema('book.yml: the book', bookSchema, bookAliases)],
    ['chapter.schema.json', jsonSchema('The lines above a chapter', matterSchema, matterAliases)],
    ['contributor.schema.json', jsonSchema('A contributor: one person', contributorSchema, personWords.aliases)],
    ['theme.schema.json', jsonSchema('theme.yml: the looks of a book', themeSchema, {})],
    ['roster.schema.json', jsonSchema('The roster: everybody who was invited', rosterSchema, {})],
  ]);
}

/** A schema as the text of a file. */
export function schemaText(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function jsonSchema(title: string, schema: z.ZodType, aliases: Aliases): JsonSchema {
  const made = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    // Left alone, zod drops the examples of everything that is read from text.
    override: ({ zodSchema, jsonSchema: json }) => {
      const examples = z.globalRegistry.get(zodSchema)?.['examples'];
      if (Array.isArray(examples)) json.examples = examples;
    },
  }) as JsonSchema;
  const { $schema, definitions = {}, ...rest } = made;
  const people = Object.entries(definitions).map(([name, person]): [string, JsonSchema] => [
    name,
    // One of the two is needed, which the schema that is read with can say only in code.
    {
      ...withAliases(person, personWords.aliases, `#/definitions/${name}/properties`),
      anyOf: wordsFor(['id', 'name'], personWords.aliases).map(isRequired),
    },
  ]);
  return {
    $schema,
    title,
    ...withAliases(rest, aliases, '#/properties'),
    ...(people.length === 0 ? {} : { definitions: Object.fromEntries(people) }),
  };
}

/** `place` is where the properties stand in the schema. */
function withAliases(schema: JsonSchema, aliases: Aliases, place: string): JsonSchema {
  const { properties = {}, required, ...rest } = schema;
  const others = Object.entries(aliases).map(([alias, key]): [string, JsonSchema] => [
    alias,
    // Not suggested: they are for texts that come from other systems.
    { description: `Another word for "${key}".`, doNotSuggest: true, allOf: [{ $ref: `${place}/${key}` }] },
  ]);
  const needed = (required ?? []).map((key) => {
    const words = wordsFor([key], aliases);
    return words.length === 1 ? isRequired(key) : { anyOf: words.map(isRequired) };
  });
  const [only, ...more] = needed;
  const needs = more.length > 0 ? { allOf: needed } : (only ?? {});
  return { ...rest, properties: { ...properties, ...Object.fromEntries(others) }, ...needs };
}

function wordsFor(keys: readonly string[], aliases: Aliases): string[] {
  return [...keys, ...Object.keys(aliases).filter((alias) => keys.includes(aliases[alias] ?? ''))];
}

function isRequired(key: string): JsonSchema {
  return { required: [key] };
}
