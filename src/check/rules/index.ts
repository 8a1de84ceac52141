import type { Rule } from '../rule.ts';
import { authorIsGiven } from './author-is-given.ts';
import { biosAreShort } from './bios-are-short.ts';
import { bylineStandsOnce } from './byline-stands-once.ts';
import { bylinesMatchRecords } from './bylines-match-records.ts';
import { chapterHasOneTitle } from './chapter-has-one-title.ts';
import { chapterIsFinished } from './chapter-is-finished.ts';
import { chapterIsNotEmpty } from './chapter-is-not-empty.ts';
import { chapterIsNotWithdrawn } from './chapter-is-not-withdrawn.ts';
import { chaptersDiffer } from './chapters-differ.ts';
import { codeFitsThePage } from './code-fits-the-page.ts';
import { contributorsHaveChapters } from './contributors-have-chapters.ts';
import { rulesElsewhere } from './elsewhere.ts';
import { emphasisIsClosed } from './emphasis-is-closed.ts';
import { emphasisIsMeant } from './emphasis-is-meant.ts';
import { filesArePickedUp } from './files-are-picked-up.ts';
import { foldersAreTidy } from './folders-are-tidy.ts';
import { foreignMarkupIsReplaced } from './foreign-markup-is-replaced.ts';
import { frontMatterStandsOnce } from './front-matter-stands-once.ts';
import { headingLevelsHaveNoGaps } from './heading-levels-have-no-gaps.ts';
import { headingsAreMarked } from './headings-are-marked.ts';
import { headingsAreMeant } from './headings-are-meant.ts';
import { htmlIsAllowed } from './html-is-allowed.ts';
import { idsAreUnique } from './ids-are-unique.ts';
import { imagesAreLocal } from './images-are-local.ts';
import { imagesAreSharp } from './images-are-sharp.ts';
import { imagesAreUsed } from './images-are-used.ts';
import { imagesExist } from './images-exist.ts';
import { imagesHaveAltText } from './images-have-alt-text.ts';
import { imagesHaveCredits } from './images-have-credits.ts';
import { imagesShowTheirWords } from './images-show-their-words.ts';
import { limitsCanBeMet } from './limits-can-be-met.ts';
import { lineEndsAreKept } from './line-ends-are-kept.ts';
import { linksAreWhole } from './links-are-whole.ts';
import { linksResolve } from './links-resolve.ts';
import { listsAreMarked } from './lists-are-marked.ts';
import { listsAreMeant } from './lists-are-meant.ts';
import { mailAddressesArePrivate } from './mail-addresses-are-private.ts';
import { manuscriptsAreMarkdown } from './manuscripts-are-markdown.ts';
import { mergeConflictsAreSolved } from './merge-conflicts-are-solved.ts';
import { namesArePlainText } from './names-are-plain-text.ts';
import { namesAreWhatTheySeem } from './names-are-what-they-seem.ts';
import { namesHaveSmallLetters } from './names-have-small-letters.ts';
import { noteLabelsAreUnique } from './note-labels-are-unique.ts';
import { notesAreMarked } from './notes-are-marked.ts';
import { notesAreUsed } from './notes-are-used.ts';
import { notesExist } from './notes-exist.ts';
import { numbersAreKept } from './numbers-are-kept.ts';
import { peopleHaveOneId } from './people-have-one-id.ts';
import { photosAreSharp } from './photos-are-sharp.ts';
import { photosAreUpright } from './photos-are-upright.ts';
import { placesAreFound } from './places-are-found.ts';
import { quotationsEndWhereTheySeem } from './quotations-end-where-they-seem.ts';
import { quotesAreOfOneKind } from './quotes-are-of-one-kind.ts';
import { rulesAreKnown } from './rules-are-known.ts';
import { sectionIsKnown } from './section-is-known.ts';
import { sectionsAreBalanced } from './sections-are-balanced.ts';
import { sectionsHaveChapters } from './sections-have-chapters.ts';
import { tablesAreMarked } from './tables-are-marked.ts';
import { tablesFitThePage } from './tables-fit-the-page.ts';
import { templateTextIsReplaced } from './template-text-is-replaced.ts';
import { textIsVisible } from './text-is-visible.ts';
import { titleIsGiven } from './title-is-given.ts';
import { titlesArePlainText } from './titles-are-plain-text.ts';
import { wordsWithinLimits } from './words-within-limits.ts';

/** Every rule over the book, by its name. Names are for ever: a search for one must always find it. */
export const rules: Readonly<Record<string, Rule>> = {
  'title-is-given': titleIsGiven,
  'titles-are-plain-text': titlesArePlainText,
  'author-is-given': authorIsGiven,
  'section-is-known': sectionIsKnown,
  'ids-are-unique': idsAreUnique,
  'chapter-is-not-empty': chapterIsNotEmpty,
  'chapter-is-finished': chapterIsFinished,
  'chapter-is-not-withdrawn': chapterIsNotWithdrawn,
  'words-within-limits': wordsWithinLimits,
  'template-text-is-replaced': templateTextIsReplaced,
  'chapter-has-one-title': chapterHasOneTitle,
  'byline-stands-once': bylineStandsOnce,
  'heading-levels-have-no-gaps': headingLevelsHaveNoGaps,
  'merge-conflicts-are-solved': mergeConflictsAreSolved,
  'front-matter-stands-once': frontMatterStandsOnce,
  'html-is-allowed': htmlIsAllowed,
  'foreign-markup-is-replaced': foreignMarkupIsReplaced,
  'emphasis-is-closed': emphasisIsClosed,
  'headings-are-marked': headingsAreMarked,
  'headings-are-meant': headingsAreMeant,
  'lists-are-marked': listsAreMarked,
  'lists-are-meant': listsAreMeant,
  'numbers-are-kept': numbersAreKept,
  'tables-are-marked': tablesAreMarked,
  'quotations-end-where-they-seem': quotationsEndWhereTheySeem,
  'line-ends-are-kept': lineEndsAreKept,
  'emphasis-is-meant': emphasisIsMeant,
  'text-is-visible': textIsVisible,
  'quotes-are-of-one-kind': quotesAreOfOneKind,
  'chapters-differ': chaptersDiffer,
  'code-fits-the-page': codeFitsThePage,
  'tables-fit-the-page': tablesFitThePage,
  'images-exist': imagesExist,
  'images-are-local': imagesAreLocal,
  'images-are-sharp': imagesAreSharp,
  'images-have-alt-text': imagesHaveAltText,
  'images-have-credits': imagesHaveCredits,
  'images-show-their-words': imagesShowTheirWords,
  'links-resolve': linksResolve,
  'links-are-whole': linksAreWhole,
  'notes-are-marked': notesAreMarked,
  'notes-exist': notesExist,
  'note-labels-are-unique': noteLabelsAreUnique,
  'notes-are-used': notesAreUsed,
  'people-have-one-id': peopleHaveOneId,
  'names-are-what-they-seem': namesAreWhatTheySeem,
  'names-are-plain-text': namesArePlainText,
  'names-have-small-letters': namesHaveSmallLetters,
  'bylines-match-records': bylinesMatchRecords,
  'bios-are-short': biosAreShort,
  'places-are-found': placesAreFound,
  'photos-are-sharp': photosAreSharp,
  'photos-are-upright': photosAreUpright,
  'mail-addresses-are-private': mailAddressesArePrivate,
  'contributors-have-chapters': contributorsHaveChapters,
  'files-are-picked-up': filesArePickedUp,
  'manuscripts-are-markdown': manuscriptsAreMarkdown,
  'folders-are-tidy': foldersAreTidy,
  'images-are-used': imagesAreUsed,
  'sections-have-chapters': sectionsHaveChapters,
  'sections-are-balanced': sectionsAreBalanced,
  'limits-can-be-met': limitsCanBeMet,
  'rules-are-known': rulesAreKnown(() => ruleNames),
};

/**
 * Rules that look at each chapter alone, as it was read, and at `book.yml`: they are asked while other chapters are
 * still being read.
 */
export const chapterRules: ReadonlySet<string> = new Set([
  'chapter-is-not-empty',
  'chapter-is-finished',
  'chapter-is-not-withdrawn',
  'words-within-limits',
  'titles-are-plain-text',
  'chapter-has-one-title',
  'byline-stands-once',
  'heading-levels-have-no-gaps',
  'merge-conflicts-are-solved',
  'front-matter-stands-once',
  'foreign-markup-is-replaced',
  'emphasis-is-closed',
  'headings-are-marked',
  'headings-are-meant',
  'lists-are-marked',
  'lists-are-meant',
  'numbers-are-kept',
  'tables-are-marked',
  'quotations-end-where-they-seem',
  'line-ends-are-kept',
  'emphasis-is-meant',
  'text-is-visible',
  'quotes-are-of-one-kind',
  'code-fits-the-page',
  'tables-fit-the-page',
  'images-are-local',
  'images-have-alt-text',
  'images-have-credits',
  'images-show-their-words',
  'links-are-whole',
  'notes-are-marked',
  'notes-exist',
  'note-labels-are-unique',
  'notes-are-used',
]);

/** Every name that a diagnostic can carry, also of what other steps find. */
export const ruleNames: ReadonlySet<string> = new Set([...Object.keys(rules), ...rulesElsewhere]);

/** Rules of taste and judgement, which a chapter may set aside for itself with `ignore:` in its front matter. */
export const ignorable: ReadonlySet<string> = new Set([
  'byline-stands-once',
  'chapter-has-one-title',
  'chapters-differ',
  'code-fits-the-page',
  'definitions-are-addresses',
  'emphasis-is-closed',
  'emphasis-is-meant',
  'foreign-markup-is-replaced',
  'heading-levels-have-no-gaps',
  'headings-are-marked',
  'headings-are-meant',
  'html-ends-with-an-empty-line',
  'images-are-local',
  'images-are-sharp',
  'images-have-alt-text',
  'images-show-their-words',
  'line-ends-are-kept',
  'links-are-whole',
  'lists-are-marked',
  'lists-are-meant',
  'mail-addresses-are-private',
  'notes-are-marked',
  'notes-are-used',
  'notes-exist',
  'numbers-are-kept',
  'quotations-end-where-they-seem',
  'quotes-are-of-one-kind',
  'tables-are-marked',
  'tables-fit-the-page',
  'template-text-is-replaced',
  'titles-are-plain-text',
]);
