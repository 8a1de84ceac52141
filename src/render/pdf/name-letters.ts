import type { Manuscript, ManuscriptContributor } from '../../model/manuscript.ts';
import { type EastAsian, eastAsianOf, eastAsianOfCountry } from '../../text/east-asian.ts';
import { allChapters } from '../all-chapters.ts';

/** How a name's characters are drawn: as in what the person wrote, else as in the person's country. */
export function nameLetters(manuscript: Manuscript): (person: ManuscriptContributor) => EastAsian | null {
  const all = allChapters(manuscript);
  const languages = new Map(all.map(({ anchor, language }) => [anchor, language]));
  return ({ chapters, country }) => {
    const written = chapters.flatMap((anchor) => eastAsianOf(languages.get(anchor) ?? '') ?? []);
    return written[0] ?? eastAsianOfCountry(country) ?? null;
  };
}
