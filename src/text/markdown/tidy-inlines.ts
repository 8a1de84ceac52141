import type { Inline } from '../../model/content.ts';

/** The words of a heading, and its own id as pandoc, kramdown and Hugo write it: `## Title {#id}`. */
export function explicitId(children: Inline[]): { children: Inline[]; id: string | undefined } {
  const last = children.at(-1);
  const match = last?.type === 'text' ? /^(.*?)\s*\{#([\p{L}\p{N}][\p{L}\p{N}_.:-]*)\}$/su.exec(last.value) : null;
  if (!match || !last) return { children, id: undefined };
  const before = match[1] ?? '';
  const rest: Inline[] = before === '' ? [] : [{ ...last, type: 'text', value: before }];
  return { children: trimmed([...children.slice(0, -1), ...rest]), id: match[2] };
}

// Chinese and Japanese set no space where a line of source ends; other scripts do.
const wide = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef]';
const wideBreak = new RegExp(`(?<=${wide})[ \\t]*\\n[ \\t]*(?=${wide})`, 'gu');

/** Text in one line: a line of source ends with a space, or with nothing between signs that know no spaces. */
export function withoutSoftBreaks(value: string): string {
  return value.includes('\n') ? value.replace(wideBreak, '').replace(/[ \t]*\n[ \t]*/g, ' ') : value;
}

/** The same with one text where several follow one another, and none that is empty. */
export function joinTexts(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.type === 'text' && last?.type === 'text') {
      const end = inline.position?.end ?? last.position?.end;
      const position = last.position && end ? { start: last.position.start, end } : undefined;
      joined[joined.length - 1] = { type: 'text', value: last.value + inline.value, position };
    } else if (inline.type !== 'text' || inline.value !== '') {
      joined.push(inline);
    }
  }
  return joined;
}

/** The same without white space and line breaks at its edges: they mean nothing, and Markdown could not write them again. */
export function trimmed(inlines: readonly Inline[]): Inline[] {
  const rest = [...inlines];
  for (let first = rest[0]; first; first = rest[0]) {
    if (first.type === 'break') rest.shift();
    else if (first.type === 'text' && /^[ \t\n]/.test(first.value)) {
      const value = first.value.replace(/^[ \t\n]+/, '');
      if (value === '') rest.shift();
      else rest[0] = { ...first, value };
    } else break;
  }
  for (let last = rest.at(-1); last; last = rest.at(-1)) {
    if (last.type === 'break') rest.pop();
    else if (last.type === 'text' && /[ \t\n]$/.test(last.value)) {
      const value = last.value.replace(/[ \t\n]+$/, '');
      if (value === '') rest.pop();
      else rest[rest.length - 1] = { ...last, value };
    } else break;
  }
  return rest;
}
