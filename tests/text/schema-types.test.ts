import { describe, expect, it } from '@jest/globals';
import * as types from '../../src/text/schema-types.ts';
import { validate } from '../../src/text/schema.ts';
import * as z from '../../src/text/zod.ts';
import { parseYaml } from '../../src/text/yaml/yaml.ts';

function read(type: z.ZodType, written: string) {
  const { value: document } = parseYaml(`key: ${written}`, { file: 'ash.md' });
  if (document === undefined) throw new Error('not YAML');
  const { value, diagnostics } = validate(types.mapping({ key: type.optional() }), document, {
    file: 'ash.md',
    what: 'a tree',
  });
  const [problem] = diagnostics;
  return problem === undefined ? (value as { key: unknown }).key : { message: problem.message, hint: problem.hint };
}

const dateHint = 'Write year, month and day: 2026-11-02';
const urlHint = 'It begins with https:// or http://.';
const countryHint = 'Write its code of two letters, such as AU for Australia, or its English name.';
const languageHint =
  'Write the code of the language: "en" for English, "de" for German, "pt-BR" for Brazilian Portuguese.';

describe('values that people write', () => {
  it.each<[string, z.ZodType, string, unknown]>([
    ['text', types.line(), 'NO', 'NO'],
    ['text', types.line(), '2026-11-02', '2026-11-02'],
    ['text', types.line(), '"a   b "', 'a b'],
    ['text', types.line(), 'O&#8217;Neill', 'O’Neill'],
    ['text', types.line(), '""', undefined],
    ['prose', types.prose(), '"One.\\n\\nTwo. "', 'One.\n\nTwo.'],
    ['a number', types.integer(), '007', 7],
    ['a number', types.integer(), '"-3"', -3],
    ['yes', types.boolean(), 'Yes', true],
    ['yes', types.boolean(), 'true', true],
    ['no', types.boolean(), 'OFF', false],
    ['a date', types.isoDate(), '2026-11-02', '2026-11-02'],
    ['a date', types.isoDate(), '2026-1-2', '2026-01-02'],
    ['a date with a time', types.isoDate(), '2014-02-19 1:01:25 -0400', '2014-02-19'],
    ['a date with a time', types.isoDate(), '2014-02-19T23:59:00Z', '2014-02-19'],
    ['a leap day', types.isoDate(), '2024-02-29', '2024-02-29'],
    ['an address', types.url(), 'https://ash.example/?a=1#b', 'https://ash.example/?a=1#b'],
    ['an address', types.url(), 'HTTP://ash.example', 'HTTP://ash.example'],
    ['an address without https', types.url(), 'ash.example/leaf', 'https://ash.example/leaf'],
    ['an address with other letters', types.url(), 'https://bäume.example', 'https://bäume.example'],
    ['a country', types.country(), 'AU', 'AU'],
    ['a country', types.country(), 'no', 'NO'],
    ['a country by name', types.country(), 'Australia', 'AU'],
    ['a country by name', types.country(), "côte d'ivoire", 'CI'],
    ['a country by name', types.country(), 'The Netherlands', 'NL'],
    ['a country by name', types.country(), 'USA', 'US'],
    ['a country by name', types.country(), 'St. Lucia', 'LC'],
    ['a country by its own name', types.country(), 'Österreich', 'AT'],
    ['a country by its own name', types.country(), 'ESPAÑA', 'ES'],
    ['a country by its own name', types.country(), '日本', 'JP'],
    ['a country by its own name', types.country(), 'مصر', 'EG'],
    ['a country without a code of its own', types.country(), 'Kosovo', 'XK'],
    ['a language', types.language(), 'de', 'de'],
    ['a language', types.language(), 'pt_br', 'pt-BR'],
    ['a language', types.language(), 'ZH-hant', 'zh-Hant'],
    ['one of a list', types.oneOrMany(types.line()), 'ash', ['ash']],
    ['a list', types.oneOrMany(types.integer()), '[1, 2]', [1, 2]],
    ['a list with a gap', types.list(types.line()), '[ash, ~, oak]', ['ash', 'oak']],
    ['a choice', types.choice(['ash', 'oak']), 'oak', 'oak'],
  ])('%s', (_, type, written, value) => {
    expect(read(type, written)).toEqual(value);
  });

  it.each<[string, z.ZodType, string, string, string | undefined]>([
    [
      'a list for text',
      types.line(),
      '[Draft]',
      '"key" must be text, not [Draft].',
      'Brackets or hyphens make a list. Write it without them: Draft. If brackets are to be printed, put all of it between quotation marks.',
    ],
    [
      'a group for text',
      types.line(),
      '{a: b}',
      '"key" must be text, not a group of keys.',
      'Write it on the line of its key, behind the colon. If it has a colon or curly brackets in it, put it between quotation marks.',
    ],
    [
      'a word',
      types.integer(),
      'third',
      '"key" must be a whole number, not "third".',
      'Write it in digits, such as 10.',
    ],
    [
      'a fraction',
      types.integer(),
      '1.5',
      '"key" must be a whole number, not "1.5".',
      'Write it in digits, such as 10.',
    ],
    [
      'a number out of bounds',
      types.integer(1, 9),
      '10',
      '"key" must be a whole number from 1 to 9, not "10".',
      'Write it in digits, such as 10.',
    ],
    [
      'maybe',
      types.boolean(),
      'maybe',
      '"key" must be "yes" or "no", not "maybe".',
      'Write one of the two, or delete the line.',
    ],
    [
      'a day that is not',
      types.isoDate(),
      '2026-02-30',
      '"key" must be a date that exists, not "2026-02-30".',
      dateHint,
    ],
    [
      'a day that is not',
      types.isoDate(),
      '0000-00-00',
      '"key" must be a date that exists, not "0000-00-00".',
      dateHint,
    ],
    [
      'a date of one place',
      types.isoDate(),
      '11/02/2026',
      '"key" must be a date such as 2026-11-02, not "11/02/2026".',
      dateHint,
    ],
    ['code', types.url(), 'javascript:alert(1)', '"key" must be a web address, not "javascript:alert(1)".', urlHint],
    ['data', types.url(), '"data:text/html,x"', '"key" must be a web address, not "data:text/html,x".', urlHint],
    ['a file', types.url(), 'file:///etc/passwd', '"key" must be a web address, not "file:///etc/passwd".', urlHint],
    [
      'a mail address',
      types.url(),
      'eva@ash.example',
      '"key" must be a web address, not "eva@ash.example".',
      'A mail address or the name in a network is no web address: write https://…',
    ],
    [
      'a password',
      types.url(),
      'https://eva:secret@ash.example',
      '"key" must be a web address without a password, not "https://…@ash.example".',
      undefined,
    ],
    [
      'an address with markup',
      types.url(),
      'https://ash.example/<b>',
      '"key" must be a web address, not "https://ash.example/<b>".',
      'Copy it from the address line of your browser.',
    ],
    ['no country', types.country(), 'Narnia', '"key" must be a country, not "Narnia".', countryHint],
    ['a code of no country', types.country(), 'EU', '"key" must be a country, not "EU".', countryHint],
    [
      'the name of a language',
      types.language(),
      'English',
      '"key" must be a language code such as "en" or "de-AT", not "English".',
      languageHint,
    ],
    [
      'a typing slip',
      types.choice(['weight', 'title']),
      'wieght',
      '"key" must be one of "weight" or "title", not "wieght".',
      'Did you mean "weight"?',
    ],
    [
      'an entry',
      types.oneOrMany(types.integer()),
      '[1, two]',
      'Entry 2 of "key" must be a whole number, not "two".',
      'Write it in digits, such as 10.',
    ],
    [
      'a group for a list',
      types.oneOrMany(types.line()),
      '{a: b}',
      '"key" must be one value or a list of them, not a group of keys.',
      'Write it on the line of its key, behind the colon. If it has a colon or curly brackets in it, put it between quotation marks.',
    ],
  ])('explains %s', (_, type, written, message, hint) => {
    expect(read(type, written)).toEqual({ message, hint });
  });

  it('knows 249 countries and Kosovo, each by its English name too', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const codes = letters
      .flatMap((a) => letters.map((b) => a + b))
      .filter((code) => read(types.country(), code) === code);
    expect(codes.length).toBe(250);
    const names = new Intl.DisplayNames('en', { type: 'region' });
    const wrong = codes.filter((code) => read(types.country(), JSON.stringify(names.of(code))) !== code);
    expect(wrong).toEqual([]);
  });

  it('can be given as JSON Schema', () => {
    const schema = types.mapping({
      weight: types.integer(0, 9),
      draft: types.boolean(),
      tags: types.oneOrMany(types.line()),
    });
    expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({
      type: 'object',
      properties: {
        weight: { type: ['integer', 'string'], minimum: 0, maximum: 9 },
        draft: { type: ['boolean', 'string'] },
        tags: { anyOf: [{ type: ['string', 'number', 'boolean'] }, { type: 'array' }] },
      },
      additionalProperties: false,
    });
  });
});
