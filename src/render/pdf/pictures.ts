// What is drawn for formats that are no PDF, behind one door: it is loaded only where something is drawn.
export { frontCover } from './cover.ts';
export { drawPreviews } from './previews.ts';
