import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ManuscriptContributor } from '../../../model/manuscript.ts';
import type { Labels } from '../../../model/project.ts';
import { headLetters } from '../../../text/collation.ts';
import { placeNode } from '../../html/words.ts';
import { creditRoles } from '../../../model/contributor.ts';
import { contributorsPath, hrefBetween, sharePath } from '../addresses.ts';
import { authorsCount, peopleAndPlaces } from '../descriptions.ts';
import type { Desk } from '../desk.ts';
import { linkedName, linkToMap } from '../names.ts';
import { lines } from '../page.ts';
import type { Page } from '../page.ts';

/** Everyone in the book by sort name, under the letters that the names begin with. */
export function contributorsPage(desk: Desk): Page {
  const { contributors, labels, book } = desk.manuscript;
  const path = contributorsPath;
  const groups = groupByLetter(contributors, book.language);
  const count = authorsCount(desk.manuscript);
  const description = peopleAndPlaces(desk.manuscript);
  const toMap = linkToMap(path, desk);
  return {
    path,
    kind: 'contributors',
    title: labels.contributors,
    ...(description === undefined ? {} : { description }),
    tone: 0,
    main: [
      h('header', { className: 'page-head' }, [
        h('h1', labels.contributors),
        ' ',
        count ? h('p', count) : undefined,
        ...(toMap ? [' ', h('p', toMap)] : []),
      ]),
      h(
        'nav',
        { className: 'letters', ariaLabel: labels.contributors },
        groups.flatMap(({ letter }, index) => [' ', h('a', { href: `#letter-${index + 1}` }, letter)]),
      ),
      h(
        'div',
        { className: 'people' },
        lines(
          groups.map(({ letter, people }, index) =>
            h('section', { ariaLabelledBy: `letter-${index + 1}` }, [
              h('h2', { id: `letter-${index + 1}` }, letter),
              h(
                'ul',
                { role: 'list' },
                lines(
                  people.map((person) =>
                    h('li', [
                      linkedName(person, path, desk),
                      ...rolesBeside(person, labels),
                      ...(person.place ? [' ', h('span', { className: 'from' }, placeNode(person.place, book))] : []),
                    ]),
                  ),
                ),
              ),
            ]),
          ),
        ),
      ),
      h('p', { className: 'hint' }, h('a', { href: hrefBetween(path, sharePath) }, labels.share)),
    ],
  };
}

/** What somebody did who wrote nothing. */
function rolesBeside({ roles, chapters, credits }: ManuscriptContributor, labels: Labels): ElementContent[] {
  const did = creditRoles.filter((role) => roles.includes(role) || credits.some((credit) => credit.role === role));
  if (chapters.length > 0 || did.length === 0) return [];
  return [{ type: 'text', value: ' ' }, h('span', { className: 'role' }, did.map((role) => labels[role]).join(' · '))];
}

interface LetterGroup {
  readonly letter: string;
  readonly people: ManuscriptContributor[];
}

/** Runs of names under the same letter. */
function groupByLetter(people: readonly ManuscriptContributor[], language: string): LetterGroup[] {
  const groups: LetterGroup[] = [];
  const letterOf = headLetters(language);
  for (const person of people) {
    const letter = letterOf(person.sort);
    const last = groups.at(-1);
    if (last?.letter === letter) last.people.push(person);
    else groups.push({ letter, people: [person] });
  }
  return groups;
}
