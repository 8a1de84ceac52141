/** `1 chapter`, `2 chapters`, `1,200 words`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${inThousands(number)} ${number === 1 ? noun : plural}`;
}

export function inThousands(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `The one chapter`, `Both chapters`, `All 12 chapters`, at the beginning of a sentence. */
export function allOf(number: number, noun: string): string {
  if (number === 1) return `The one ${noun}`;
  return number === 2 ? `Both ${noun}s` : `All ${count(number, noun)}`;
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `12 KB`, `3.4 MB`: 1 KB is 1,000 bytes, as file managers count. */
export function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

export function seconds(milliseconds: number): string {
  const inSeconds = milliseconds / 1000;
  return `${inSeconds < 9.95 ? inSeconds.toFixed(1) : Math.round(inSeconds)} s`;
}
