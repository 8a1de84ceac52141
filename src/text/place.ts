import type { Place } from '../model/checked.ts';
import type { Position } from '../model/content.ts';

/** A node's place as a diagnostic's; nothing for a made-up node. */
export function placeOf(position: Position | undefined): { place: Place } | Record<string, never> {
  if (!position) return {};
  const { start, end } = position;
  return { place: { line: start.line, column: start.column, endLine: end.line, endColumn: end.column } };
}
