import { placesLine, placesWithoutMark } from '../map/words.ts';
import { header, para, space, str, type PandocBlock, type PandocInline } from './ast.ts';
import { safeLink } from './blocks.ts';
import { joined, turnedBack } from './names.ts';
import type { Page } from './page.ts';
import { words } from './words.ts';

/** Where the authors are, as a list: these formats have no drawing of ours. */
export function mapPage(page: Page): PandocBlock[] {
  const { book, map, labels, contributors } = page.manuscript;
  if (map === undefined) return [];
  const names = new Map(contributors.map(({ anchor, name }) => [anchor, name]));
  const line = placesLine(page.manuscript);
  const people = (anchors: readonly string[]): PandocInline[] => {
    const shown = anchors.map((anchor) => {
      const name = names.get(anchor) ?? '';
      return { name, shown: safeLink(`#${anchor}`, words(name)) };
    });
    return joined(shown, labels, book.direction);
  };
  return [
    header(page.outline.matter, 'map', words(labels.map)),
    ...(line === undefined ? [] : [para(...words(line))]),
    {
      t: 'BulletList',
      c: map.places.map((place) => [
        {
          t: 'Plain',
          c: [
            { t: 'Strong', c: words(place.name) },
            ...turnedBack(place.name, book.direction),
            str(':'),
            space,
            ...people(place.people),
          ],
        },
      ]),
    },
    ...placesWithoutMark(map, labels).map((note) => para(...words(note))),
  ];
}
