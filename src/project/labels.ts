import type { Checked, Diagnostic } from '../model/checked.ts';
import type { LabelName, Labels } from '../model/project.ts';
import { nearest } from '../text/nearest.ts';
import type { BookFile, LabelsByLanguage } from './project.ts';

type LabelChoice = Pick<BookFile, 'file' | 'labelOverrides' | 'places'> & { readonly language: string };

/** The words of the book's furniture: its own first, then those of its language, English where there is none. */
export function chooseLabels(bookFile: LabelChoice, languages: LabelsByLanguage): Checked<Labels> {
  const english = (languages['en'] ?? {}) as Labels;
  const { language } = bookFile;
  const translated = inLanguage(languages, language);
  const diagnostics: Diagnostic[] = [];
  if (translated === undefined) diagnostics.push(notTranslated(bookFile, language));
  const own: Partial<Record<LabelName, string>> = {};
  for (const [name, words] of Object.entries(bookFile.labelOverrides)) {
    const problem = labelProblem(bookFile, name, words, english);
    if (problem === undefined) own[name as LabelName] = words;
    else diagnostics.push(problem);
  }
  return { value: { ...english, ...translated, ...own }, diagnostics };
}

/** The labels for `pt-BR`, or else those for `pt`; for `zh-TW` those for `zh-Hant`, which is written there. */
function inLanguage(languages: LabelsByLanguage, language: string): Partial<Labels> | undefined {
  const steps = language.split('-');
  const shorter = steps.map((_, index) => steps.slice(0, steps.length - index).join('-'));
  const { language: code, script } = new Intl.Locale(language).maximize();
  const written = [...shorter, `${code}-${script}`, ...(Object.hasOwn(sameWords, code) ? [sameWords[code]] : [])];
  const tag = written.find((each) => each !== undefined && Object.hasOwn(languages, each));
  return tag === undefined ? undefined : languages[tag];
}

/** Norwegian is mostly written as Bokmål. */
const sameWords: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };

function notTranslated(bookFile: LabelChoice, language: string): Diagnostic {
  return {
    rule: 'labels-are-translated',
    severity: 'info',
    message: `There are no words such as "Contents" in the language "${language}" yet, so English ones are used.`,
    hint: `Give your own under "labels:" in ${bookFile.file}.`,
    file: bookFile.file,
    ...placeOf(bookFile, 'language'),
  };
}

function labelProblem(bookFile: LabelChoice, name: string, words: string, english: Labels): Diagnostic | undefined {
  const at = { severity: 'error', file: bookFile.file, ...placeOf(bookFile, `labels.${name}`) } as const;
  if (!Object.hasOwn(english, name)) {
    const near = nearest(name, Object.keys(english));
    const hint = near === undefined ? `The labels are: ${Object.keys(english).join(', ')}.` : `Did you mean "${near}"?`;
    return { rule: 'keys-are-known', message: `"${name}" is not a key of "labels", so it is left out.`, hint, ...at };
  }
  const usual = english[name as LabelName];
  const [needed, given] = [placesIn(usual), placesIn(words)];
  const missing = needed.find((place) => !given.includes(place));
  const strange = given.find((place) => !needed.includes(place));
  if (missing === undefined && strange === undefined) return undefined;
  const message =
    missing === undefined
      ? `"${name}" of "labels" has no place for "${strange}".`
      : `"${name}" of "labels" must hold "${missing}", where the value goes.`;
  return { rule: 'values-fit', message, hint: `In English it is: ${usual}`, ...at };
}

/** Where values go: `{places}`, `{countries}`. */
function placesIn(label: string): string[] {
  return label.match(/\{\w+\}/g) ?? [];
}

function placeOf({ places }: LabelChoice, path: string): Pick<Diagnostic, 'place'> {
  const place = places.get(path);
  return place === undefined ? {} : { place };
}
