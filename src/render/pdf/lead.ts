import type { Data } from './content-nodes.ts';

/** Set the first words of a chapter apart, for small capitals; they must be plain text of some length. */
export function withLead(blocks: readonly Data[]): readonly Data[] {
  const [first, ...others] = blocks;
  if (first === undefined || typeof first === 'string' || first.type !== 'paragraph') return blocks;
  const [opening, ...rest] = first['children'] as Data[];
  if (typeof opening !== 'string') return blocks;
  const lead = leadOf(opening);
  if (lead === undefined) return blocks;
  const children = [{ type: 'lead', value: lead }, opening.slice(lead.length), ...rest];
  return [{ ...first, children }, ...others];
}

// Letters of other scripts have no small capitals, and Arabic ones must not be spaced.
const hasSmallCapitals = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{P}\p{N} ]+$/u;

// As many words as make a start to the eye, up to the first mark of punctuation.
function leadOf(opening: string): string | undefined {
  const phrase = /^[^\s,;:.!?]+(?: [^\s,;:.!?]+){0,3}(?=[ ,;:.!?])/u.exec(opening)?.[0] ?? '';
  const words = phrase.split(' ');
  const enough = words.findIndex((_, index) => words.slice(0, index + 1).join(' ').length >= 8);
  const lead = enough < 0 ? phrase : words.slice(0, enough + 1).join(' ');
  return lead.length >= 4 && lead.length <= 34 && hasSmallCapitals.test(lead) ? lead : undefined;
}
