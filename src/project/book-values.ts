import type { Price, Trim } from '../model/project.ts';
import { resolveInside } from '../text/book-path.ts';
import { choice, integer, type Refusal, scalar } from '../text/schema-types.ts';
import * as z from '../text/zod.ts';
import { slugify } from '../text/slug.ts';
import { readIsbn } from './isbn.ts';
import { readTrim } from './trim.ts';

/** A path inside the book's folder. */
export const path = (phrase = "a path inside the book's folder") =>
  scalar<string>(phrase, (written) => readPath(written, false));

/** A path with `*`, `**` and a leading `!`. */
export const glob = () => scalar<string>("a path inside the book's folder", (written) => readPath(written, true));

/** 13 digits. */
export const isbn = () => scalar<string>('an ISBN', readIsbn);

// YAML as it was before 2009 takes "off" for false; some editors still do.
export const severity = () => {
  const severities = ['error', 'warning', 'info', 'off'] as const;
  return choice(severities).meta({ type: ['string', 'boolean'], enum: [...severities, false] });
};

/** It becomes part of addresses and file names: `listening`. */
export const sectionId = () =>
  scalar<string>('a short word of small letters, digits and hyphens', (written) => {
    const slug = slugify(written);
    const mustBe = 'a short word of small letters, digits and hyphens';
    return slug === written.normalize('NFC') && slug !== ''
      ? slug
      : { mustBe, hint: slug === '' ? 'For example: listening' : `For example: ${slug}` };
  });

/** `pdf`, `docx` … in small letters. Which there are, the renderers know. */
export const outputName = () => scalar<string>('the name of an output', readOutput, { type: 'string' });

/** `6x9in`, `a5` … */
export const pageSize = () => scalar<Trim>('a page size', readTrim, { type: 'string' });

/** `white`, `premium-colour` … Which there are, the printer's profile knows. */
export const paper = () =>
  scalar<string>('the name of a paper', (written) => written.toLowerCase().replace(/[\s_]+/g, '-'), { type: 'string' });

/** `USD 19.95`, `19,95 EUR`. */
export const price = () => scalar<Price>('a price with its currency', readPrice, { type: 'string' });

function readPrice(written: string): Price | Refusal {
  const match = /^(?:([A-Za-z]{3})\s*)?(\d{1,6})(?:[.,](\d{1,2}))?(?:\s*([A-Za-z]{3}))?$/.exec(written);
  const currency = match?.[1] ?? match?.[4];
  if (currency === undefined || (match?.[1] !== undefined && match[4] !== undefined)) {
    return {
      mustBe: 'a price with its currency',
      hint: 'Write the three letters of the currency and the amount: USD 19.95',
    };
  }
  return { currency: currency.toUpperCase(), amount: `${match?.[2]}.${(match?.[3] ?? '').padEnd(2, '0')}` };
}

/** `[250, 450]` or `250-450`. */
export function wordLimits() {
  const phrase = 'two whole numbers, the least and the most words, such as [250, 450]';
  const fit = (numbers: readonly number[]): readonly [number, number] | Refusal => {
    const [least, most] = numbers;
    const isPair = least !== undefined && most !== undefined && numbers.length === 2;
    return isPair && least <= most ? [least, most] : { mustBe: phrase, hint: 'The smaller number comes first.' };
  };
  const range = scalar(phrase, (written) =>
    /^\d{1,6}\s*[-–—]\s*\d{1,6}$/.test(written) ? fit(written.split(/[-–—]/).map(Number)) : { mustBe: phrase },
  );
  const pair = z.array(integer(0), { error: phrase }).transform((numbers, context): readonly [number, number] => {
    const fitted = fit(numbers);
    if (!('mustBe' in fitted)) return fitted;
    context.issues.push({ code: 'custom', message: phrase, input: numbers, params: { hint: fitted.hint } });
    return z.NEVER;
  });
  return z.union([range, pair], { error: phrase });
}

/** A path or pattern inside the book's folder, without `.` and `..` steps. */
function readPath(written: string, isGlob: boolean): string | Refusal {
  const mustBe = "a path inside the book's folder";
  if (written.includes('\\')) return { mustBe, hint: `Write folders with /: ${written.replaceAll('\\', '/')}` };
  if (/^(?:\/|~|[A-Za-z]:|[a-z]+:\/\/)/i.test(written)) {
    return { mustBe, hint: 'Write it as seen from the folder of book.yml: chapters/one.md' };
  }
  const negated = isGlob && written.startsWith('!') ? '!' : '';
  const plain = written.slice(negated.length);
  const resolved = plain.split('/').includes('..') && isGlob ? undefined : resolveInside('', plain);
  if (resolved === undefined) return { mustBe, hint: 'Copy the file into that folder; ".." cannot lead out of it.' };
  return resolved === '' ? { mustBe, hint: 'Name a file.' } : `${negated}${resolved}`;
}

function readOutput(written: string): string | Refusal {
  const name = written.toLowerCase();
  const mustBe = 'the name of an output';
  return /^[a-z][a-z0-9_+-]*$/.test(name) ? name : { mustBe, hint: 'Write names such as pdf, epub, site or docx.' };
}
