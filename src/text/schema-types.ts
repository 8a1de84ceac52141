import * as z from './zod.ts';
import { readDate } from './iso-date.ts';
import { readCountry } from './country.ts';
import { decodeEntities } from './entities.ts';
import { languageTag } from './language-tag.ts';
import { readOrcid } from './orcid.ts';
import { sayChoices } from './schema-words.ts';
import { webAddress } from './web-address.ts';

// In every schema, a message is a phrase that goes on from `"weight" must be`.

/** What a reader of text gives where it cannot read: the phrase for the message, and what to do. */
export interface Refusal {
  readonly mustBe: string;
  readonly hint?: string;
}

/**
 * A value that people write as text. `json` describes it in the JSON Schema that is made from the schema, where it may
 * be a number or a boolean too: this tool reads every value as text, but the YAML readers of editors do not.
 */
export function scalar<T>(phrase: string, read: (written: string) => T | Refusal, json: JsonKeywords = {}) {
  return z
    .string({ error: phrase })
    .transform((written, context): T => {
      const value = read(written.trim());
      if (!isRefusal(value)) return value;
      const params = value.hint === undefined ? {} : { hint: value.hint };
      context.issues.push({ code: 'custom', message: value.mustBe, input: written, params });
      return z.NEVER;
    })
    .meta({ type: ['string', 'number'], ...json });
}

/** Keywords of JSON Schema (draft 7). */
export type JsonKeywords = Readonly<Record<string, unknown>>;

/** The same schema with the words for people who complete a file in their editor: what the key means, and examples. */
export function about<T extends z.ZodType>(schema: T, description: string, ...examples: readonly unknown[]): T {
  return schema.meta({ description, ...(examples.length === 0 ? {} : { examples }) });
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'mustBe' in value;
}

// A title can be 1984 or True.
const anyText: JsonKeywords = { type: ['string', 'number', 'boolean'] };

/** Text in one line. */
export const line = () =>
  scalar<string>(
    'text',
    (written) => (written === '' ? { mustBe: 'text' } : decodeEntities(written).replace(/\s+/g, ' ')),
    anyText,
  );

/** Text of any length, with its paragraphs. */
export const prose = () =>
  scalar<string>('text', (written) => (written === '' ? { mustBe: 'text' } : written), anyText);

export function integer(least = -1_000_000, most = 1_000_000) {
  const phrase =
    least === -1_000_000
      ? 'a whole number'
      : most === 1_000_000
        ? `a whole number, at least ${least}`
        : `a whole number from ${least} to ${most}`;
  return scalar<number>(
    phrase,
    (written) => {
      const value = /^[+-]?\d{1,7}$/.test(written) ? Number(written) : Number.NaN;
      return value >= least && value <= most ? value : { mustBe: phrase, hint: 'Write it in digits, such as 10.' };
    },
    { type: ['integer', 'string'], minimum: least, maximum: most, pattern: String.raw`^\s*[+-]?\d{1,7}\s*$` },
  );
}

export const boolean = () =>
  scalar<boolean>(
    '"yes" or "no"',
    (written) => {
      if (/^(?:yes|true|on|y)$/i.test(written)) return true;
      return /^(?:no|false|off|n)$/i.test(written)
        ? false
        : { mustBe: '"yes" or "no"', hint: 'Write one of the two, or delete the line.' };
    },
    {
      type: ['boolean', 'string'],
      pattern: '^ *([Yy]([Ee][Ss])?|[Nn][Oo]?|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Oo]([Nn]|[Ff][Ff])) *$',
    },
  );

/** `2026-11-02`; a time behind it is cut off. */
export const isoDate = () =>
  scalar('a date', readDate, { type: 'string', pattern: String.raw`^\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}` });

/** An address on the web; `example.com` gets its `https://`. */
export const url = () => scalar('a web address', webAddress, { type: 'string' });

/** ISO 3166-1 alpha-2, from the code or the country's name. */
export const country = () => scalar('a country', readCountry, { type: 'string' });

/** A researcher's number, from https://orcid.org. */
export const orcid = () => scalar('an ORCID iD', readOrcid);

/** BCP 47 in its usual spelling: `de-AT`. */
export const language = () => scalar('a language code', languageTag, { type: 'string' });

/** One of a few fixed words. */
export const choice = <const T extends readonly [string, ...string[]]>(choices: T) =>
  z.enum(choices, { error: `${choices.length > 1 ? 'one of ' : ''}${sayChoices(choices)}` });

/** A group of fixed keys. Its message for unknown keys carries the known ones, for `readIssues`. */
export function mapping<T extends z.core.$ZodLooseShape>(shape: T, phrase = 'a group of keys') {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : phrase),
  });
}

/** A list; entries without value are passed over. */
export function list<T extends z.ZodType>(entry: T, phrase = 'a list') {
  return z
    .array(z.nullable(entry), { error: phrase })
    .transform((entries) => entries.filter((value): value is z.output<T> & {} => value !== null));
}

/** One entry, or a list of them; always read as a list. */
export function oneOrMany<T extends z.ZodType>(entry: T, phrase = 'one value or a list of them') {
  return z.union(
    [
      entry.transform((value): (z.output<T> & {})[] => (value === null ? [] : [value as z.output<T> & {}])),
      list(entry),
    ],
    {
      error: phrase,
    },
  );
}
