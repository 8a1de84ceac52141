import { type CreditRole, creditRoles } from '../model/contributor.ts';
import type { Manuscript, ManuscriptChapter, ManuscriptContributor } from '../model/manuscript.ts';
import type { LabelName } from '../model/project.ts';

/** People and the words that say what they did: the label has `{names}` where their names go. */
export interface CreditLine {
  readonly label: LabelName;
  readonly people: readonly ManuscriptContributor[];
}

const lineLabels: Readonly<Record<CreditRole, LabelName>> = {
  translator: 'translatedBy',
  illustrator: 'illustratedBy',
  photographer: 'photographedBy',
  editor: 'editedBy',
};

type People = ReadonlyMap<string, ManuscriptContributor>;

/** The lines below a chapter's by-line. `people` are those of the book, by anchor. */
export function chapterCredits({ credits }: Pick<ManuscriptChapter, 'credits'>, people: People): CreditLine[] {
  return credits.flatMap(({ role, people: anchors }) => creditLine(lineLabels[role], anchors, people));
}

/**
 * The lines of the title page behind the editors. An editor's own foreword is not announced there: the name is on the
 * page already.
 */
export function bookCredits({ book, contributors, front, back }: Manuscript): CreditLine[] {
  const people = new Map(contributors.map((person) => [person.anchor, person]));
  const editors = new Set(book.editors.map(({ id }) => `p-${id}`));
  const writersOf = (part: ManuscriptChapter['part']) => {
    const writers = [...front, ...back].filter((chapter) => chapter.part === part).flatMap(({ authors }) => authors);
    return writers.every((anchor) => editors.has(anchor)) ? [] : [...new Set(writers)];
  };
  return [
    ...book.credits.flatMap((credit) => {
      const anchors = credit.people.map(({ id }) => `p-${id}`);
      return creditLine(lineLabels[credit.role], anchors, people);
    }),
    ...creditLine('forewordBy', writersOf('foreword'), people),
    ...creditLine('afterwordBy', writersOf('afterword'), people),
  ];
}

function creditLine(label: LabelName, anchors: readonly string[], people: People): CreditLine[] {
  const found = anchors.flatMap((anchor) => people.get(anchor) ?? []);
  return found.length === 0 ? [] : [{ label, people: found }];
}

/** What a person did for the book as a whole, beside writing. */
export function bookRolesOf({ roles }: ManuscriptContributor): readonly CreditRole[] {
  return creditRoles.filter((role) => roles.includes(role));
}

/** What a person did for which chapters beside writing them: the anchors, by role. */
export function creditedChapters({ credits }: ManuscriptContributor): readonly {
  readonly role: CreditRole;
  readonly chapters: readonly string[];
}[] {
  return creditRoles.flatMap((role) => {
    const chapters = credits.filter((credit) => credit.role === role).map(({ chapter }) => chapter);
    return chapters.length === 0 ? [] : [{ role, chapters }];
  });
}

/** Everyone who did this for the book or for a chapter, by sort name. */
export function everyoneWho(role: CreditRole, { contributors }: Manuscript): ManuscriptContributor[] {
  return contributors.filter(
    ({ roles, credits }) => roles.includes(role) || credits.some((credit) => credit.role === role),
  );
}
