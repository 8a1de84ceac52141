import { h } from 'hastscript';
import type { ManuscriptSection } from '../../../model/manuscript.ts';
import { blocksToHtml } from '../../html/content.ts';
import { contentsPath } from '../addresses.ts';
import { sectionDescription } from '../descriptions.ts';
import { flavourOf } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { lines, toneOf } from '../page.ts';
import type { Page } from '../page.ts';
import { numberWords } from './chapter.ts';
import { chapterList } from './contents.ts';
import { notesSection } from './notes.ts';

/** A section's opening page: its title, its introduction and its chapters. */
export function sectionPage(section: ManuscriptSection, desk: Desk): Page {
  const { anchor, title, number, intro } = section;
  const path = desk.paths.get(anchor) ?? contentsPath;
  const flavour = flavourOf(intro?.notes ?? [], path, desk);
  const { labels } = desk.manuscript;
  const description = sectionDescription(section, desk);
  return {
    path,
    kind: 'section',
    title,
    ...(description === undefined ? {} : { description }),
    tone: toneOf(number),
    main: [
      h(
        'article',
        { id: anchor },
        lines([
          h('header', { className: 'panel' }, [
            h('p', { className: 'number' }, numberWords(labels.section, number)),
            h('h1', title),
          ]),
          intro ? h('div', { className: 'text intro' }, lines(blocksToHtml(intro.blocks, flavour))) : undefined,
          intro ? notesSection(intro, flavour, desk) : undefined,
          chapterList(section.chapters, path, desk),
        ]),
      ),
    ],
  };
}
