import type { Manuscript } from '../../model/manuscript.ts';
import { drawMap } from '../map/draw-map.ts';
import { mapWidth } from '../map/view.ts';
import { mapCredits, mapDescription, mapNotes } from '../map/words.ts';
import type { BookData } from './book-data.ts';
import { printable } from './printable.ts';

/** Where the theme finds the map. */
export const mapFile = '/data/map.json';

/** Points that the numbers on the map are high, and millimetres of a point. */
const digits = 7;
const millimetres = 0.3528;
/** What of a page's width the text has in most themes. */
const textWidth = 0.76;

/** The map as the theme draws it, in whole units; nothing where the book has none. */
export async function mapData({ map, labels, trim }: Manuscript): Promise<BookData> {
  if (map === undefined) return new Map();
  const size = Math.round((digits * millimetres * mapWidth) / (textWidth * trim.width));
  const { entries, marks, ...shapes } = await drawMap(map, size);
  const data = {
    ...shapes,
    marks: marks.map(({ label, ...mark }) => ({ ...mark, label: { ...label, leader: label.leader ?? null } })),
    entries: entries.map(({ name, unsure, people }) => ({ name: printable(name), unsure, count: people.length })),
    description: mapDescription(map, labels),
    notes: mapNotes(map, labels).map(printable),
    credits: mapCredits,
  };
  return new Map([[mapFile.slice(1), data]]);
}
