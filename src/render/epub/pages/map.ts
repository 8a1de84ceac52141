import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ManuscriptMap, ManuscriptPlace } from '../../../model/manuscript.ts';
import { listNodes, nameNode, placeNode } from '../../html/words.ts';
import type { DrawnMap } from '../../map/draw-map.ts';
import { mapSvg } from '../../map/svg.ts';
import { mapCredits, mapDescription, mapNotes, placesLine } from '../../map/words.ts';
import { hrefOf } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { EpubDocument } from '../document.ts';
import { pageSlot } from '../page-breaks.ts';

/** Where the authors are: the map as a drawing, and as text the places by number with everyone who is there. */
export function mapPage(map: ManuscriptMap, drawn: DrawnMap, desk: Desk): EpubDocument {
  const { book, labels } = desk.manuscript;
  const line = placesLine(desk.manuscript);
  const { language, direction } = book;
  const content = h('section', { id: 'map', className: 'map-page', 'aria-labelledby': 'title' }, [
    pageSlot('map'),
    h('h1', { id: 'title', className: 'page-title' }, labels.map),
    line ? h('p', { className: 'map-count' }, line) : undefined,
    h('div', { className: 'map-sheet' }, [
      mapSvg(drawn, { title: labels.map, description: mapDescription(map, labels), direction }),
    ]),
    h(
      'ol',
      { className: 'map-places' },
      drawn.entries.map((place) => placeItem(place, desk)),
    ),
    ...[...mapNotes(map, labels), mapCredits].map((words) => h('p', { className: 'map-note' }, words)),
  ]);
  return { title: labels.map, language, direction, matter: 'backmatter', content: [content] };
}

function placeItem({ name, people }: ManuscriptPlace, desk: Desk): Element {
  const authors = people.flatMap((anchor) => desk.people.get(anchor) ?? []);
  const links = authors.map(({ anchor, name: author }) => h('a', { href: hrefOf(anchor, desk) }, nameNode(author)));
  return h('li', [
    h('strong', placeNode(name, desk.manuscript.book)),
    ' ',
    ...listNodes(links, desk.manuscript.labels),
  ]);
}
