import { decodeEntities } from '../../src/text/entities.ts';

/**
 * A text with what typography and reading change on purpose made equal: form of Unicode, kinds of spaces, quotes,
 * dashes, ellipses, character references, and what nobody sees.
 */
export function foldText(text: string): string {
  return decodeEntities(text)
    .normalize('NFC')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad\u{e0000}-\u{e007f}]/gu, '')
    .replace(/[«»‹›“”„‟‘’‚‛「」『』′″]/g, '"')
    .replace(/'/g, '"')
    .replace(/…/g, '...')
    .replace(/[‐-―−-]+/g, '-')
    .replace(/\s+/g, '');
}
