import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { harmsInTrace } from './ground.ts';
import { flawInXml, harmsInHtml } from './markup-proof.ts';
import { harmsInOwnFile } from './our-scripts.ts';
import { harmsInMarkdown, harmsInPandoc } from './output-proof.ts';
import { harmsOnTerminal } from './report-proof.ts';

describe('a harm that is planted is seen', () => {
  it.each([
    '<script>x</script>',
    '<p onclick=x>',
    '<p style="x">',
    '<a href="java\tscript:x">',
    '<a href="//oak.example">',
    '<img src="https://oak.example/x.png">',
    '<img src="data:x">',
    '<link rel=preload href=x>',
    '<meta http-equiv=refresh content=0>',
    '<svg>',
    '<form>',
    '<p id=a><p id=a>',
    '<!-- x -->',
    '\u001b',
    '\u009b',
  ])('in HTML: %j', (html) => expect(harmsInHtml(`<!DOCTYPE html><p>${html}`).length).toBeGreaterThan(0));

  it.each([
    ['search.html', '<script src="search.js" defer>x</script>'],
    ['search.html', '<script src="share.js" defer></script>'],
    ['search.html', '<script src="https://oak.example/search.js" defer></script>'],
    ['chapters/oak.html', '<script src="search.js" defer></script>'],
    ['chapters/oak.html', '<script type="application/ld+json">alert(1)</script>'],
    ['chapters/oak.html', '<script type="application/ld+json" src="x">{}</script>'],
    ['chapters/oak.html', '<script type="application/ld+json">{"a":"<!--"}</script>'],
    ['chapters/oak.html', '<textarea></textarea>'],
    [
      'chapters/oak.html',
      `<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self' file:">`,
    ],
    ['share.html', `<meta http-equiv="content-security-policy" content="default-src 'none'; script-src *">`],
    ['share.html', `<meta http-equiv="content-security-policy" content="default-src *; script-src 'self' file:">`],
    ['share.html', '<form></form>'],
  ])('on the page %s of the site: %j', (page, html) =>
    expect(harmsInHtml(`<!DOCTYPE html><p>${html}`, page).length).toBeGreaterThan(0),
  );

  it.each([
    ['search/words-0.js', 'gatheringSearch.words(0,JSON.parse("{}"));alert(1);\n'],
    ['search/words-0.js', 'gatheringSearch.words(0,JSON.parse("{}"+alert(1)));\n'],
    ['search/texts-0.js', 'gatheringSearch.texts(0,{});\n'],
    ['search.js', 'alert(1)'],
    ['blogroll.opml', '<opml><outline url="javascript:x"/></opml>'],
    ['feed.xml', '<feed><link href="file:///x"/></feed>'],
    ['feed.xml', '<feed><title><b></title></feed>'],
    ['robots.txt', 'Disallow: /'],
  ])('in the file %s of the site: %j', (path, text) => expect(harmsInOwnFile(path, text)).toHaveLength(1));

  it.each(['other.js', 'search/more.js', 'chapters/oak.js', 'note.txt'])('a file of another kind: %s', (path) =>
    expect(harmsInOwnFile(path, '')).toBeUndefined(),
  );

  it.each(['<a>', '<a></b>', '<a x="1" x="2"/>', '<a>&</a>', '<a>\u0007</a>', '<a>]]></a>', "<a x='<'/>", '<a/>x<'])(
    'in XML: %j',
    (xml) => expect(flawInXml(xml)).toBeDefined(),
  );

  it.each(['\u001b[31m', '\u009b', '\u202e', '::error::x', '  ::error::x', 'x ##[error]', '\ufeff'])(
    'on a terminal: %j',
    (text) => expect(harmsOnTerminal(`one\n${text}\n`).length).toBeGreaterThan(0),
  );

  it.each(['<b>', '[x](javascript:x)', '[x](file:///x)', 'x\u0007'])('in Markdown: %j', (text) =>
    expect(harmsInMarkdown(`---\n---\n${text}\n`)).toHaveLength(1),
  );

  it('in pandoc: raw code and addresses', () => {
    expect(harmsInPandoc('[{"t":"RawInline","c":["html","<b>"]}]')).toHaveLength(1);
    expect(harmsInPandoc('[{"t":"Link","c":[[],[],["file:///x",""]]}]')).toHaveLength(1);
  });

  it('in what the system saw', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gathering-trace-'));
    const log = join(folder, 'trace.log');
    writeFileSync(
      log,
      [
        '1 execve("/bin/sh", ["sh"], 0x1) = 0',
        '1 execve("/usr/bin/git", ["git", "rev-parse", "--show-prefix"], 0x1) = 0',
        '1 connect(3, {sa_family=AF_INET, sin_port=htons(80)}, 16) = 0',
        '1 openat(AT_FDCWD, "/etc/oak", O_WRONLY|O_CREAT, 0666) = 3',
        '1 rename("/tmp/own/a", "/etc/oak") = 0',
        '1 openat(AT_FDCWD, "/etc/oak", O_RDONLY) = 3',
        '1 openat(AT_FDCWD, "/tmp/own/a", O_WRONLY) = 3',
        '1 connect(3, {sa_family=AF_UNIX, sun_path="x"}, 16) = 0',
      ].join('\n'),
    );
    const kinds = harmsInTrace(log, ['/tmp/own']).map(({ kind }) => kind);
    expect(kinds).toEqual(['executions', 'executions', 'connections', 'outside writes', 'outside writes']);
    rmSync(folder, { recursive: true });
  });
});
