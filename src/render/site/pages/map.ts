import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ManuscriptMap, ManuscriptPlace } from '../../../model/manuscript.ts';
import type { DrawnMap } from '../../map/draw-map.ts';
import { placeNode } from '../../html/words.ts';
import { mapSvg } from '../../map/svg.ts';
import { mapCredits, mapDescription, mapNotes, placesLine } from '../../map/words.ts';
import { mapPath } from '../addresses.ts';
import type { Desk } from '../desk.ts';
import { linkedNames } from '../names.ts';
import { lines } from '../page.ts';
import type { Page } from '../page.ts';

/** Where the authors are: the map, and the places by number with everyone who is there. */
export function mapPage(map: ManuscriptMap, drawn: DrawnMap, desk: Desk): Page {
  const { book, labels } = desk.manuscript;
  const line = placesLine(desk.manuscript);
  return {
    path: mapPath,
    kind: 'map',
    title: labels.map,
    ...(line === undefined ? {} : { description: line }),
    tone: 0,
    main: [
      h('header', { className: 'page-head' }, [h('h1', labels.map), ' ', line ? h('p', line) : undefined]),
      h('div', { className: 'map-sheet' }, [
        mapSvg(drawn, { title: labels.map, description: mapDescription(map, labels), direction: book.direction }),
      ]),
      h('ol', { className: 'map-places' }, lines(drawn.entries.map((place) => placeItem(place, desk)))),
      ...[...mapNotes(map, labels), mapCredits].map((words) => h('p', { className: 'map-note' }, words)),
    ],
  };
}

function placeItem({ name, people }: ManuscriptPlace, desk: Desk): Element {
  const authors = people.flatMap((anchor) => desk.people.get(anchor) ?? []);
  return h('li', [
    h('span', { className: 'map-place' }, placeNode(name, desk.manuscript.book)),
    ' ',
    h('span', { className: 'names' }, linkedNames(authors, mapPath, desk)),
  ]);
}
