import { describe, expect, it } from '@jest/globals';
import { apiVersion, type PandocDocument } from '../../../src/render/pandoc/ast.ts';
import { guarded } from '../../../src/render/pandoc/guards.ts';

const document = (text: string): PandocDocument => ({
  'pandoc-api-version': apiVersion,
  meta: { title: { t: 'MetaInlines', c: [{ t: 'Str', c: text }] } },
  blocks: [{ t: 'BlockQuote', c: [{ t: 'Para', c: [{ t: 'Emph', c: [{ t: 'Str', c: text }] }] }] }],
});

describe('a mark of another language that pandoc writes as it stands', () => {
  it.each([
    ['rst', '..'],
    ['org', '{{{a}}}'],
    ['org', '@@html:a@@'],
    ['org', '[[file:a]]'],
    ['org', '<<a>>'],
    ['org', 'src_sh{a}'],
    ['org', 'call_a()'],
    ['org', '\\include'],
    ['mediawiki', '{{a}}'],
    ['mediawiki', '{|'],
    ['mediawiki', '[[File:a]]'],
    ['mediawiki', '~~~~'],
    ['mediawiki', '__TOC__'],
    ['dokuwiki', '{{a}}'],
    ['dokuwiki', '[[a]]'],
    ['dokuwiki', '~~NOCACHE~~'],
    ['dokuwiki', '<html>'],
    ['dokuwiki', '((a))'],
    ['xwiki', '{{velocity}}'],
    ['xwiki', '[[a]]'],
    ['zimwiki', '{{a}}'],
    ['zimwiki', '[[a]]'],
    ['markdown_mmd', '{{a.txt}}'],
  ])('%s: %s is broken, in titles too', (format, mark) => {
    const written = JSON.stringify(guarded(document(mark), format));
    expect(written).not.toContain(JSON.stringify(mark).slice(1, -1));
    expect(written.replaceAll('\u200b', '')).toBe(JSON.stringify(document(mark)));
  });

  it('is left alone elsewhere', () => {
    expect(guarded(document('{{a}} __proto__'), 'docx')).toEqual(document('{{a}} __proto__'));
    expect(guarded(document('{{a}}'), 'constructor')).toEqual(document('{{a}}'));
  });
});
