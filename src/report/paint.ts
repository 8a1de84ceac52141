export type Tint = 'red' | 'yellow' | 'cyan' | 'green' | 'bold' | 'dim';

/** Puts colour around a text, or nothing. */
export type Paint = (tint: Tint, text: string) => string;

// Select Graphic Rendition, ECMA-48 8.3.117: begin, end.
const codes: Record<Tint, readonly [number, number]> = {
  red: [31, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  green: [32, 39],
  bold: [1, 22],
  dim: [2, 22],
};

export function painter(hasColour: boolean): Paint {
  return (tint, text) => (hasColour ? `\u001b[${codes[tint][0]}m${text}\u001b[${codes[tint][1]}m` : text);
}
