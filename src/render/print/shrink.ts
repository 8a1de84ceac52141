/** Dots in rows, so many numbers a dot. */
export interface Dots {
  readonly samples: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** A picture with fewer dots: each new one is the mean of those in its place. */
export function shrunk({ samples, width, height, channels }: Dots, factor: number): Dots {
  const [wide, high] = [Math.max(1, Math.round(width / factor)), Math.max(1, Math.round(height / factor))];
  const small = new Uint8Array(wide * high * channels);
  const edges = (count: number, length: number) =>
    Array.from({ length: count + 1 }, (_, index) => Math.floor((index * length) / count));
  const [columns, rows] = [edges(wide, width), edges(high, height)];
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const [left = 0, right = 0, top = 0, bottom = 0] = [columns[x], columns[x + 1], rows[y], rows[y + 1]];
      const count = (right - left) * (bottom - top);
      for (let channel = 0; channel < channels; channel += 1) {
        let sum = 0;
        for (let row = top; row < bottom; row += 1) {
          for (let column = left; column < right; column += 1) {
            sum += samples[(row * width + column) * channels + channel] ?? 0;
          }
        }
        small[(y * wide + x) * channels + channel] = Math.round(sum / count);
      }
    }
  }
  return { samples: small, width: wide, height: high, channels };
}
