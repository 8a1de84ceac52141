import { type Instruction, readInstructions } from '../content-stream.ts';
import { decoded, dictOf, key, nameOf, numbersOf, PDFArray, type PDFDict, PDFStream, valueOf } from '../pdf-file.ts';
import { colourOf, type Colours, noColour, setColour } from './colours.ts';
import { around, type Box, identity, joined, type Matrix, matrixOf, moved, movedBox, overlap } from './matrix.ts';
import { pictureOf, type PlacedPicture } from './picture.ts';
import { newText, setText, shownBoxes, type TextState } from './text-state.ts';

/** Something that is printed, and where. */
export interface Mark {
  readonly kind: 'text' | 'picture' | 'shape';
  readonly box: Box;
}

/** All that a page puts on paper. */
export interface PageInk {
  readonly marks: Mark[];
  readonly pictures: PlacedPicture[];
  readonly colours: Colours;
  /** What a press would have to see through. */
  readonly seeThrough: Set<string>;
}

interface State {
  matrix: Matrix;
  clip: Box;
  text: TextState;
  fill: ReturnType<typeof noColour>;
  stroke: ReturnType<typeof noColour>;
}

interface Walk {
  readonly ink: PageInk;
  readonly resources: PDFDict;
  readonly depth: number;
  state: State;
  readonly saved: State[];
  path: [number, number][];
  clips: boolean;
}

/** Follows the instructions of a page, and of what it places, as a press would. */
export function pageInk(content: Uint8Array, resources: PDFDict | undefined, page: Box): PageInk {
  const colours: Colours = { spaces: new Set(), unusual: new Set(), mostInk: 0, mixedBlack: false };
  const ink: PageInk = { marks: [], pictures: [], colours, seeThrough: new Set() };
  if (resources === undefined) return ink;
  const state: State = { matrix: identity, clip: page, text: newText(), fill: noColour(), stroke: noColour() };
  follow(content, { ink, resources, depth: 0, state, saved: [], path: [], clips: false });
  return ink;
}

function follow(content: Uint8Array, walk: Walk): void {
  for (const instruction of readInstructions(content)) {
    draw(instruction, walk);
  }
}

function draw({ operator, operands }: Instruction, walk: Walk): void {
  const { state, ink, resources } = walk;
  const numbers = operands.filter((operand) => typeof operand === 'number');
  if (setText(operator, operands, state.text, resources)) return;
  if (setColour(operator, operands, state, resources)) return;
  switch (operator) {
    case 'q':
      walk.saved.push({ ...state, text: { ...state.text } });
      return;
    case 'Q':
      walk.state = walk.saved.pop() ?? state;
      return;
    case 'cm':
      state.matrix = joined(matrixOf(numbers), state.matrix);
      return;
    case 'gs':
      noteTransparency(resources, operands[0], ink);
      return;
    case 'Do':
      place(String(operands[0]).slice(1), walk);
      return;
    case 'ID':
      addMark('picture', movedBox({ left: 0, bottom: 0, right: 1, top: 1 }, state.matrix), walk);
      return;
    case 'sh':
      ink.colours.unusual.add('a gradient');
      addMark('shape', state.clip, walk);
      return;
  }
  if (['Tj', 'TJ', "'", '"'].includes(operator)) {
    const boxes = shownBoxes(operator, operands, state.text).map((box) => movedBox(box, state.matrix));
    if (state.text.mode === 3) return;
    for (const box of boxes) addMark('text', box, walk);
    if (boxes.length > 0) colourOf(state.fill, ink.colours, 'text');
    return;
  }
  followPath(operator, numbers, walk);
}

function followPath(operator: string, numbers: readonly number[], walk: Walk): void {
  const { state } = walk;
  if (/^(?:[mlcvy]|re)$/.test(operator)) {
    const [x = 0, y = 0, width = 0, height = 0] = numbers;
    const points: [number, number][] =
      operator === 're'
        ? [
            [x, y],
            [x + width, y],
            [x, y + height],
            [x + width, y + height],
          ]
        : pairs(numbers);
    walk.path.push(...points.map((point) => moved(point, state.matrix)));
  } else if (operator === 'W' || operator === 'W*') {
    walk.clips = true;
  } else if (/^(?:f\*?|F|B\*?|b\*?|S|s|n)$/.test(operator)) {
    const box = walk.path.length === 0 ? undefined : around(walk.path);
    if (operator !== 'n' && box !== undefined) {
      addMark('shape', box, walk);
      if (/^[fFBb]/.test(operator)) colourOf(state.fill, walk.ink.colours, 'shape');
      if (/^[BbSs]/.test(operator)) colourOf(state.stroke, walk.ink.colours, 'shape');
    }
    // Where nothing is left, nothing more is seen.
    if (walk.clips && box !== undefined) state.clip = overlap(box, state.clip) ?? { ...box, right: box.left - 1 };
    walk.path = [];
    walk.clips = false;
  }
}

function pairs(numbers: readonly number[]): [number, number][] {
  const points: [number, number][] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) points.push([numbers[at] ?? 0, numbers[at + 1] ?? 0]);
  return points;
}

function addMark(kind: Mark['kind'], whole: Box, { ink, state }: Walk): void {
  const box = overlap(whole, state.clip);
  if (box !== undefined) ink.marks.push({ kind, box });
}

// Pages that place themselves would never end.
const deepest = 12;

function place(name: string, walk: Walk): void {
  const { ink, state, resources, depth } = walk;
  const placed = dictOf(resources, 'XObject')?.lookup(key(name));
  if (!(placed instanceof PDFStream)) return;
  if (nameOf(valueOf(placed.dict, 'Subtype')) === 'Image') {
    addMark('picture', movedBox({ left: 0, bottom: 0, right: 1, top: 1 }, state.matrix), walk);
    pictureOf(placed.dict, state.matrix, ink);
    return;
  }
  const content = decoded(placed);
  if (content === undefined || depth >= deepest) return;
  const matrix = joined(matrixOf(numbersOf(valueOf(placed.dict, 'Matrix'))), state.matrix);
  const edges = numbersOf(valueOf(placed.dict, 'BBox'));
  const [left = 0, bottom = 0, right = 0, top = 0] = edges;
  const clip = edges.length === 4 ? overlap(movedBox({ left, bottom, right, top }, matrix), state.clip) : state.clip;
  if (clip === undefined) return;
  const inner: State = { ...state, matrix, clip, text: { ...state.text } };
  const own = dictOf(placed.dict, 'Resources') ?? resources;
  if (dictOf(placed.dict, 'Group') !== undefined) ink.seeThrough.add('a group that can be seen through');
  follow(content, { ink, resources: own, depth: depth + 1, state: inner, saved: [], path: [], clips: false });
}

function noteTransparency(resources: PDFDict, name: unknown, { seeThrough }: PageInk): void {
  const settings = dictOf(resources, 'ExtGState');
  const chosen = settings === undefined ? undefined : dictOf(settings, String(name).slice(1));
  if (chosen === undefined) return;
  const numbers = ['ca', 'CA'].map((key) => Number(String(valueOf(chosen, key) ?? 1)));
  if (numbers.some((opacity) => opacity < 1)) seeThrough.add('a colour that can be seen through');
  const mask = valueOf(chosen, 'SMask');
  if (mask !== undefined && nameOf(mask) !== 'None') seeThrough.add('a soft mask');
  const blend = valueOf(chosen, 'BM');
  const modes = blend instanceof PDFArray ? blend.asArray().map(nameOf) : [nameOf(blend) ?? 'Normal'];
  if (modes.some((mode) => mode !== 'Normal' && mode !== 'Compatible')) seeThrough.add('colours that mix');
}
