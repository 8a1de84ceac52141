import type { Diagnostic } from '../../model/checked.ts';
import { quoteYaml, shorten } from '../quote.ts';

/** What is wrong with a piece of YAML that can be read but is not what people mean or may use. */
export type YamlProblem = Pick<Diagnostic, 'rule' | 'severity' | 'message' | 'hint'>;

const quoteHint = 'If it is part of your text, put the whole value between quotation marks.';

export function usesReference(name: string): YamlProblem {
  return notSimple(`"*${name}" is a YAML reference, which is not used here.`, quoteHint);
}

export function usesAnchor(name: string): YamlProblem {
  return notSimple(`"&${name}" is a YAML anchor, which is not used here.`, quoteHint);
}

export function usesTag(): YamlProblem {
  return notSimple('A word that begins with "!" is a YAML tag here, which is not used.', quoteHint);
}

export function usesDirective(): YamlProblem {
  return notSimple('A line that begins with "%" is a YAML directive, which is not used here.', 'Delete the line.');
}

export function tooDeep(limit: number): YamlProblem {
  return notSimple(`Lists and groups stand more than ${limit} deep inside one another here.`, 'Write it flatter.');
}

export function tooManyKeys(limit: number): YamlProblem {
  return notSimple(
    `There are more than ${limit} keys; the rest is not read.`,
    'Keep only the lines that are described in the manual.',
  );
}

export function keyIsNoWord(): YamlProblem {
  return notSimple(
    'Before this colon there must be one plain word.',
    'Write "key: value". A value that begins with [, {, ? or < needs quotation marks.',
  );
}

export function keyIsMissing(): YamlProblem {
  return notSimple('There is no word before this colon.', 'Write a word before it, or delete the line.');
}

export function keyIsRefused(name: string): YamlProblem {
  return notSimple(`"${name}" cannot be a key.`, 'Delete the line, or write another word before the colon.');
}

/** @param hasKeys whether the entries of a list have keys, which are good but for the hyphens before them */
export function isNoMapping(what: 'list' | 'text', hasKeys: boolean): YamlProblem {
  return {
    rule: 'yaml-can-be-read',
    severity: 'error',
    message: `Here stands ${what === 'list' ? 'a list' : 'only text'}, where lines of the form "key: value" should be.`,
    hint: hasKeys
      ? 'Take away the hyphen and the spaces at the beginning of each line: title: My title'
      : 'Begin each line with a word, a colon and a space: title: My title',
  };
}

export function keyHasNoSpace(key: string, rest: string): YamlProblem {
  return {
    rule: 'yaml-can-be-read',
    severity: 'error',
    message: `There is no space after the colon of "${key}".`,
    hint: `Write: ${key}: ${quoteYaml(rest)}`,
  };
}

export function keyHasStrangeSpace(): YamlProblem {
  return {
    rule: 'yaml-can-be-read',
    severity: 'error',
    message: 'This line begins with a space of another kind (from a web page or a word processor).',
    hint: 'Delete the spaces at its beginning and type them again.',
  };
}

export function givenTwice(name: string, firstLine: number, secondLine: number): YamlProblem {
  return {
    rule: 'keys-are-given-once',
    severity: 'error',
    message: `"${name}" is given twice, in line ${firstLine} and in line ${secondLine}.`,
    hint: 'Delete one of the two lines.',
  };
}

export function unprintable(name: string): YamlProblem {
  return {
    rule: 'text-is-visible',
    severity: 'error',
    message: `This value has a character that cannot be printed (${name}).`,
    hint: 'Type the value again instead of pasting it.',
  };
}

export function unseen(name: string): YamlProblem {
  return {
    rule: 'text-is-visible',
    severity: 'warning',
    message: `This value has a character that cannot be seen (${name}); it is left out.`,
    hint: 'Type the value again instead of pasting it.',
  };
}

export function endsBeforeNote(name: string, value: string, lost: string): YamlProblem {
  return {
    rule: 'values-are-whole',
    severity: 'warning',
    message: `The value of "${name}" ends before "${shorten(lost)}": what follows a # is a note, not text.`,
    hint: `Put the value between quotation marks: ${name}: ${quoteYaml(`${value} ${lost}`.trim())}`,
  };
}

export function hasCurlyQuotes(name: string, value: string): YamlProblem {
  return {
    rule: 'values-are-whole',
    severity: 'warning',
    message: `The curly quotation marks around the value of "${name}" count as part of the text.`,
    hint: `Write it without them: ${name}: ${quoteYaml(value)}`,
  };
}

function notSimple(message: string, hint: string): YamlProblem {
  return { rule: 'yaml-is-simple', severity: 'error', message, hint };
}
