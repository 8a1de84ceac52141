import { h } from 'hastscript';
import type { ManuscriptContributor } from '../../../model/manuscript.ts';
import { blocksToHtml } from '../../html/content.ts';
import { whereabouts } from '../../html/words.ts';
import { contributorsPath } from '../addresses.ts';
import { bookRolesOf, creditedChapters } from '../../credits.ts';
import { personDescription } from '../descriptions.ts';
import { flavourOf } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { plainName, portrait, webLink } from '../names.ts';
import { cardOf } from '../cards.ts';
import { lines, toneOf } from '../page.ts';
import type { Page } from '../page.ts';
import { personThing } from '../things.ts';
import { chapterList } from './contents.ts';

/** One person's page: who it is, and the chapters. */
export function contributorPage(person: ManuscriptContributor, desk: Desk): Page {
  const { anchor, name, url, bio } = person;
  const path = desk.paths.get(anchor) ?? contributorsPath;
  const { labels, sections } = desk.manuscript;
  const chapters = person.chapters.flatMap((chapter) => desk.chapters.get(chapter) ?? []);
  const credits = creditedChapters(person);
  const roles = bookRolesOf(person).map((role) => labels[role]);
  const description = personDescription(person, desk);
  const image = desk.images.get(person.photo ?? '');
  const card = image && cardOf(image, name);
  const home = sections.find(
    ({ id, title }) => title !== '' && id === chapters.find(({ section }) => section)?.section,
  );
  const facts = whereabouts(person, desk.manuscript.book);
  return {
    path,
    kind: 'contributor',
    title: name,
    ...(description === undefined ? {} : { description }),
    ...(card === undefined ? {} : { card }),
    tone: home ? toneOf(home.number) : 0,
    thing: personThing(person, desk),
    main: [
      h(
        'article',
        { id: anchor },
        lines([
          h(
            'header',
            { className: 'person' },
            lines([
              portrait(person, path, desk, name),
              h('h1', plainName(person)),
              roles.length > 0 ? h('p', { className: 'role' }, roles.join(' · ')) : undefined,
              facts.length > 0 ? h('p', { className: 'from' }, facts) : undefined,
              url
                ? h('p', { className: 'web' }, [h('span', { className: 'label' }, labels.website), ' ', webLink(url)])
                : undefined,
            ]),
          ),
          bio.length > 0
            ? h('div', { className: 'text bio' }, lines(blocksToHtml(bio, flavourOf([], path, desk))))
            : undefined,
          chapters.length > 0 ? h('h2', labels.moreChapters) : undefined,
          chapters.length > 0 ? chapterList(chapters, path, desk) : undefined,
          ...credits.flatMap(({ role, chapters: anchors }) => [
            h('h2', labels[role]),
            chapterList(
              anchors.flatMap((chapter) => desk.chapters.get(chapter) ?? []),
              path,
              desk,
            ),
          ]),
        ]),
      ),
    ],
  };
}
