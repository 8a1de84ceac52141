import type { GitPerson } from '../../model/collect.ts';

export interface CommitWords {
  /** What the author's own commit says of itself. */
  readonly subject: string;
  /** Where that says nothing: `Take in "Oak" by Jane Doe`. */
  readonly plain: string;
  /** `Collected-from: …` without the name. */
  readonly collectedFrom: string;
  readonly signedOffBy: readonly GitPerson[];
  readonly coAuthors: readonly GitPerson[];
}

// What hosts write when nobody types anything, and words that git itself acts on.
const saysNothing =
  /^(?:(?:add|upload|update|create|delete|rename)s? (?:files? via upload|\S+\.\w+)\.?|initial commit|wip|update|changes?|(?:fixup|squash|amend)! .*|merge (?:branch|pull request|remote).*|apply suggestions.*)?$/i;

/**
 * A message whose lines are all ours: what strangers wrote stands in one line each, so that nobody's name or subject
 * can add a line, a trailer or another person to it.
 */
export function commitMessage({ subject, plain, collectedFrom, signedOffBy, coAuthors }: CommitWords): string {
  const own = oneLine(subject).slice(0, 200);
  const head = saysNothing.test(own) || own === '' ? oneLine(plain).slice(0, 200) : own;
  const trailers = [
    `Collected-from: ${oneLine(collectedFrom)}`,
    ...people('Signed-off-by', signedOffBy),
    ...people('Co-authored-by', coAuthors),
  ];
  return `${head}\n\n${trailers.join('\n')}\n`;
}

function people(trailer: string, persons: readonly GitPerson[]): string[] {
  return [...new Set(persons.map((person) => `${trailer}: ${signature(person)}`))];
}

/** `Jane Doe <jane@jane.example>` as git allows it in a commit: no sign that ends a name or an address early. */
export function signature({ name, email }: GitPerson): string {
  const plainName = oneLine(name)
    .replace(/[<>]/g, '')
    .replace(/^[\s.,:;"'\\]+|[\s.,:;"'\\]+$/g, '');
  const plainEmail = oneLine(email).replace(/[<>\s]/g, '');
  return `${plainName || 'unknown'} <${plainEmail}>`;
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
