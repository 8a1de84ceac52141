// Words that stand in names of groups and hardly ever in names of people.
const groupWords =
  /(?:^|\s)(?:administration|agency|association|bureau|cent(?:er|re)|collective|commission|committee|community|company|contributors|corporation|council|department|dept\.?|division|editors|foundation|gmbh|government|group|inc\.?|institute|labs?|llc|ltd\.?|ministry|network|office|programme|program|project|society|staff|team|union|university)(?:$|[\s,])/i;
const generation = /^(?:jr|sr|junior|senior|filho|neto|[ivx]{2,4}|2nd|3rd|4th)\.?$/i;
const degree = /^(?:ph\.?d|m\.?d|m\.?a|b\.?a|m\.?sc|b\.?sc|m\.?b\.?a|d\.?phil|esq|pmp|cpa|rn|jd|llm|obe|mbe|cbe)\.?$/i;
const academicTitle = /^(?:dr|prof|professor|mr|mrs|ms|mx|rev)\.?$/i;
// Lower-case prefixes of family names in Dutch, German, French, Italian, Spanish and Portuguese. Source: IFLA, Names of
// Persons (1996).
const particles = new Set(
  (
    "a à af al am auf aus d' da das de degli dei del della delle dello den der des di do dos du e el het i in la las " +
    "le les lo los of op 's 't te ten ter van vom von vor y zu zum zur"
  ).split(' '),
);
const familyNameFirst = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s・·]+$/u;

/**
 * What a name is sorted by where the person does not say. The last word is the family name; prefixes in lower case go
 * behind, as libraries do it (`Jan van der Berg` → `Berg, Jan van der`), those with a capital stay before it (`Ursula
 * Le Guin` → `Le Guin, Ursula`). Groups, single words, and names that already have a comma stay as they are.
 */
export function sortName(name: string): string {
  const clean = name.trim().replace(/\s+/g, ' ');
  if (familyNameFirst.test(clean) || isGroupName(clean)) return clean;
  const { words, suffix } = takeApart(clean);
  if (words === undefined || words.length < 2) return clean;
  const start = familyStart(words);
  const given = words.slice(0, start);
  while (given.length > 1 && isParticle(given.at(-1))) given.pop();
  // `von Neumann`: no given name.
  if (given.every(isParticle)) return clean;
  const behind = words.slice(given.length, start);
  const family = words.slice(start).join(' ');
  return [family, [...given, ...behind].join(' '), ...suffix].join(', ');
}

/** Whether a name is plainly that of a group: `18F Team`, `Office of Information Policy`, `Data.gov`. */
export function isGroupName(name: string): boolean {
  return (
    groupWords.test(name) ||
    /^the\s/i.test(name) ||
    /\s(?:of|for|and|&)\s/.test(name) ||
    /\p{N}/u.test(name) ||
    /\p{L}\.\p{Ll}{2,}/u.test(name)
  );
}

/** The words of the name proper, without titles; degrees are dropped, `Jr.` becomes the suffix. */
function takeApart(name: string): { words?: readonly string[]; suffix: readonly string[] } {
  const [main = '', ...parts] = name.split(/\s*,\s*/);
  // `Doe, Jane`: sorted already.
  if (!parts.every((part) => generation.test(part) || degree.test(part))) return { suffix: [] };
  const words = main.split(' ');
  while (words.length > 2 && academicTitle.test(words[0] ?? '')) words.shift();
  while (words.length > 2 && /^\(.*\)$/.test(words.at(-1) ?? '')) words.pop();
  const suffix = parts.filter((part) => generation.test(part));
  while (words.length > 2) {
    const last = words.at(-1) ?? '';
    if (generation.test(last)) suffix.unshift(last);
    else if (!degree.test(last) || !/[.]|[A-Z].*[A-Z]/.test(last)) break;
    words.pop();
  }
  return { words, suffix };
}

/** Where the family name begins: at the last word, or at prefixes with a capital before it. */
function familyStart(words: readonly string[]): number {
  let start = words.length - 1;
  while (start > 1 && isCapitalParticle(words[start - 1])) start--;
  return start;
}

function isParticle(word: string | undefined): boolean {
  return word !== undefined && particles.has(word.replaceAll('’', "'"));
}

function isCapitalParticle(word: string | undefined): boolean {
  if (word === undefined || word.length < 2) return false;
  const lower = word.toLowerCase();
  return word !== lower && lower.length > 1 && isParticle(lower) && !['e', 'y', 'i', 'a'].includes(lower);
}
