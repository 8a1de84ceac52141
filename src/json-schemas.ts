import { matterSchema } from './chapters/front-matter-schema.ts';
import { bookAliases, bookSchema } from './project/book-schema.ts';
import { matterAliases, personWords } from './text/front-matter-words.ts';
import { contributorSchema } from './text/schema-person.ts';
import { z } from './text/schema.ts';

/** A JSON Schema of draft 7, the newest that the YAML extensions of editors read. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

type Aliases = Readonly<Record<string, string>>;

/**
 * What people may write in `book.yml`, in a chapter's front matter and in a contributor's file, as JSON Schemas by file
 * name. They are made from the schemas that the files are read with, so they know the same keys and the same words.
 */
export function jsonSchemas(): ReadonlyMap<string, JsonSchema> {
  return new Map([
    ['book.schema.json', jsonSchema('book.yml: the book', bookSchema, bookAliases)],
    ['chapter.schema.json', jsonSchema('The lines above a chapter', matterSchema, matterAliases)],
    ['contributor.schema.json', jsonSchema('A contributor: one person', contributorSchema, personWords.aliases)],
  ]);
}

/** A schema as the text of a file. */
export function schemaText(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function jsonSchema(title: string, schema: z.ZodType, aliases: Aliases): JsonSchema {
  const made = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }) as JsonSchema;
  const { $schema, ...rest } = withAliases(withPeople(made) as JsonSchema, aliases);
  return { $schema, title, ...rest };
}

/** Every group of keys that is a person, wherever it stands, knows the other words for a person's keys. */
function withPeople(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPeople);
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withPeople(inner)]),
  ) as JsonSchema;
  const isPerson = inside.properties?.['id'] !== undefined && inside.properties['name'] !== undefined;
  // One of the two, which zod can say only in code.
  return isPerson ? withAliases({ ...inside, minProperties: 1 }, personWords.aliases) : inside;
}

function withAliases(schema: JsonSchema, aliases: Aliases): JsonSchema {
  const { properties = {}, required, ...rest } = schema;
  const others = Object.entries(aliases).map(([alias, key]) => [
    alias,
    // Not suggested: they are for texts that come from other systems.
    { ...properties[key], description: `Another word for "${key}".`, doNotSuggest: true },
  ]);
  const needed = (required ?? []).map((key) => {
    const words = [key, ...Object.keys(aliases).filter((alias) => aliases[alias] === key)];
    return words.length === 1 ? { required: words } : { anyOf: words.map((word) => ({ required: [word] })) };
  });
  const [only, ...more] = needed;
  const needs = more.length > 0 ? { allOf: needed } : (only ?? {});
  return { ...rest, properties: { ...properties, ...(Object.fromEntries(others) as object) }, ...needs };
}
