import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../../src/model/checked.ts';
import { type Ground, makeGround } from './ground.ts';
import { quoted } from './strings.ts';
import { tallyOf } from './tally.ts';
import { harmsInOutputs } from './written-proof.ts';

const tally = tallyOf('paths and names');

/** Ways to a file that is none of the book's. */
function paths(root: string, listener: string): string[] {
  const targets = ['secret.txt', 'home/secret.txt', 'home/.ssh/secret.txt'];
  const spellings = targets.flatMap((target) => [
    `../${target}`,
    `../../book/../${target}`,
    `..//${target}`,
    `.././${target}`,
    `x/../../${target}`,
    `....//${target}`,
    `..\\${target}`,
    `..%2f${target}`,
    `%2e%2e/${target}`,
    `%2e%2e%2f${target}`,
    `..%252f${target}`,
    `..%5c${target}`,
    `..%c0%af${target}`,
    `%uff0e%uff0e/${target}`,
    `\uff0e\uff0e/${target}`,
    `../${target}%00.png`,
    `../${target}\u0000.png`,
    `../${target}?x.png`,
    `../${target}#x.png`,
    `../${target}/`,
    ` ../${target}`,
    `${root}/${target}`,
    `/${root}/${target}`,
    `file://${root}/${target}`,
    `FILE:${root}/${target}`,
    `file:../${target}`,
    `linked/${target}`,
    `chapters/../../${target}`,
  ]);
  const others = [
    ...[
      '/etc/passwd',
      '/etc/hostname',
      '/proc/self/environ',
      '/proc/self/cmdline',
      '/dev/zero',
      '/dev/stdin',
      '/dev/random',
      '~/.ssh/secret.txt',
      '$HOME/secret.txt',
      '${HOME}/secret.txt',
    ],
    ...[
      'C:\\Windows\\win.ini',
      'C:/Windows/win.ini',
      'C:x.png',
      '\\\\oak.example\\share\\x.png',
      '//oak.example/share/x.png',
      '\\\\?\\C:\\x',
      '\\\\.\\pipe\\x',
      'file.png::$DATA',
      'x.png:stream',
    ],
    ...[
      'con',
      'CON.png',
      'aux.md',
      'nul',
      'prn.txt',
      'com1',
      'lpt9.png',
      'x.png.',
      'x.png ',
      'x. /y.png',
      '.',
      '..',
      '...',
      './',
      '',
      ' ',
      '%',
      '%2',
      '%zz',
      '%ff',
      '\u0000',
      '\ud800.png',
    ],
    ...[
      '.git/config',
      '.git/HEAD',
      '.GIT/config',
      'x/.git/config',
      '.env',
      'node_modules/x',
      'book.yml',
      '.npmrc',
      'build/x.png',
    ],
    ...[
      `${listener}/x.png`,
      `${listener.replace('http:', 'https:')}/x.png`,
      'http://169.254.169.254/latest/meta-data/',
      'http://localhost/x',
      'ftp://oak.example/x',
      'git://oak.example/x',
      'data:image/png;base64,AAAA',
      'blob:x',
      'gopher://x',
      'dict://x',
      'phar://x',
      'php://filter/x',
      'zip://x#y',
      'jar:file:x!/y',
    ],
    ...[
      'a'.repeat(300),
      'a/'.repeat(3000),
      `${'../'.repeat(300)}etc/passwd`,
      'é'.repeat(200),
      '\u202egnp.x',
      'x\u200b.png',
      'x\n.png',
      'x\r.png',
      "x'.png",
      'x".png',
      'x`touch executed`.png',
      '$(touch executed).png',
      'x;touch executed;.png',
      'x|y.png',
      'x&y.png',
      '-rf',
      '--help',
      '-o/x',
      '*',
      '?',
      '[x]',
      '{a,b}',
      '!(x)',
      '**/*',
    ],
    ...[
      'to-hostname.png',
      'to-secret.png',
      'to-self.png',
      'to-nothing.png',
      'to-folder',
      'linked/x.png',
      'pipe.png',
      'folder.png',
      'fifo',
      'loop/loop/loop/x.png',
    ],
  ];
  return [...spellings, ...others];
}

/** Names of files as bytes. */
const names: readonly Buffer[] = [
  ...[
    'a b.md',
    ' lead.md',
    'trail .md',
    'dots..md',
    '...md',
    '-rf.md',
    '--help.md',
    '$(touch executed).md',
    '`touch executed`.md',
    ';touch executed;.md',
    '|x.md',
    '&x.md',
    '>x.md',
    '*.md',
    '?.md',
    '[x].md',
    '{a,b}.md',
    '!x.md',
    '#x.md',
    '%2e%2e%2fx.md',
    '%00.md',
    '%.md',
    "quote's.md",
    '"quoted".md',
    'back\\slash.md',
    '..\\up.md',
    'C:x.md',
    'C:\\x.md',
    'x:stream.md',
    '~.md',
    '$HOME.md',
  ],
  ...[
    'CON.md',
    'con.md',
    'aux.md',
    'NUL.md',
    'com1.md',
    'lpt1.md',
    'index.md',
    'README.md',
    '__proto__.md',
    'constructor.md',
    'toString.md',
    'undefined.md',
    'null.md',
    'book.yml.md',
    '.hidden.md',
    '_.md',
    '-.md',
    '0.md',
  ],
  ...[
    'Twin.md',
    'twin.md',
    'TWIN.md',
    'caf\u00e9.md',
    'cafe\u0301.md',
    'stra\u00dfe.md',
    'strasse.md',
    'I.md',
    '\u0130.md',
    '\u0131.md',
    '\ufb01.md',
    'fi.md',
    '\u212a.md',
    'k.md',
  ],
  ...[
    '\u202edm.evil.md',
    '\u2066x\u2069.md',
    'x\u200by.md',
    '\ufeffx.md',
    'x\u00ady.md',
    '\u{e0041}x.md',
    '\u{1f333}.md',
    '\u0301.md',
    '漢字.md',
    'سلام.md',
    'a\u2028b.md',
    '\u0085x.md',
    '\u009b31m.md',
    '\u001b[31mred.md',
    '\u0007.md',
    '\u007f.md',
    'new\nline.md',
    'tab\t.md',
    'cr\rx.md',
    '::error::x.md',
    '\n::error::x.md',
    '##[error].md',
    '<script>.md',
    '<img src=x onerror=alert(1)>.md',
    "'><b>.md",
    '[x](javascript:1).md',
    '=1+1.md',
    '@x.md',
  ],
  ...[`${'a'.repeat(250)}.md`, `${'é'.repeat(120)}.md`, `${'漢'.repeat(80)}.md`, `${'.'.repeat(200)}.md`],
].map((name) => Buffer.from(name));
const bytes: readonly Buffer[] = [
  Buffer.from('bad\xff.md', 'latin1'),
  Buffer.from('\xc3\x28.md', 'latin1'),
  Buffer.from('\xe2\x82.md', 'latin1'),
  Buffer.from('\xed\xa0\x80.md', 'latin1'),
  Buffer.from('\xf8\x88\x80\x80\x80.md', 'latin1'),
  Buffer.from('\xc0\xae\xc0\xae.md', 'latin1'),
  Buffer.from('caf\xe9.md', 'latin1'),
  Buffer.from('\x80\x81.md', 'latin1'),
];

describe('paths that lead elsewhere, and names that are more than names', () => {
  let ground: Ground;
  let diagnostics: readonly Diagnostic[];
  let pathCount = 0;

  beforeAll(async () => {
    ground = await makeGround(tally);
    const root = dirname(ground.book);
    const wanted = paths(root, ground.listener);
    pathCount = wanted.length;
    ground.write('book.yml', 'title: A Book of Trees\nchapters: chapters/**/*.md\ncontributors: contributors/*.yml\n');
    for (const [index, path] of wanted.entries()) {
      const angled = path.replaceAll(/[\n\r<>\u0000]/g, (character) => `&#${character.charCodeAt(0)};`);
      ground.write(
        `chapters/p-${index}.md`,
        `---\ntitle: Path ${index}\nauthor: { name: Author ${index}, photo: ${quoted(path)} }\n---\n\n![a](<${angled}>) ![b](${angled}) [c](<${angled}>) <img src="${angled.replaceAll('"', '&quot;')}" alt="d">\n\n![e][r]\n\n[r]: <${angled}>\n`,
      );
    }
    for (const [index, name] of [...names, ...bytes].entries()) {
      const folder = Buffer.from(`${ground.book}/chapters/n${index % 7}/`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(
        Buffer.concat([folder, name]),
        `---\ntitle: Name ${index}\nauthor: Author ${index}\n---\n\nA name, number ${index}.\n`,
      );
    }
    makeLinks(ground, root);
    tally.tried(pathCount * 6 + names.length + bytes.length + linkCount);
    const { stdout } = await ground.run(['check', '--json']);
    diagnostics = (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
    await ground.run(['check']);
    await ground.run(['order']);
    await ground.run(['build', 'pdf', 'epub', 'site', 'markdown', 'docx', '--out', ground.out]);
  });
  afterAll(() => ground.close());

  it('lead to no picture: each is told of', () => {
    const told = new Set(
      diagnostics.filter(({ rule }) => /^(?:images|photos|links)/.test(rule)).map(({ file }) => file),
    );
    const quiet = Array.from({ length: pathCount }, (_, index) => `chapters/p-${index}.md`).filter(
      (file) => !told.has(file),
    );
    expect(quiet).toEqual([]);
  });

  it('leave nothing in the outputs but text', () => expect(harmsInOutputs(ground.out)).toEqual([]));
  it('do no harm', () => tally.expectNone());
});

const linkCount = 16;

/** Links, pipes and folders where files are looked for. */
function makeLinks({ book }: Ground, root: string): void {
  const link = (target: string, path: string) => {
    mkdirSync(dirname(join(book, path)), { recursive: true });
    symlinkSync(target, join(book, path));
  };
  link('/etc/hostname', 'chapters/to-hostname.md');
  link('/etc/hostname', 'chapters/to-hostname.png');
  link('../../secret.txt', 'chapters/to-secret.md');
  link(join(root, 'secret.txt'), 'chapters/to-secret.png');
  link('to-self.png', 'chapters/to-self.png');
  link('to-self.md', 'chapters/to-self.md');
  link('nothing', 'chapters/to-nothing.md');
  link('/', 'chapters/linked');
  link('..', 'chapters/loop');
  link(join(root, 'home'), 'chapters/to-folder');
  link(join(root, 'secret.txt'), 'contributors/mallory.yml');
  link('/dev/zero', 'chapters/zero.md');
  mkdirSync(join(book, 'chapters', 'folder.md'), { recursive: true });
  mkdirSync(join(book, 'chapters', 'folder.png'), { recursive: true });
  for (const name of ['fifo.md', 'pipe.png']) spawnSync('mkfifo', [join(book, 'chapters', name)]);
}

describe('paths in book.yml that lead elsewhere', () => {
  it('are refused', async () => {
    const ground = await makeGround(tally);
    const root = dirname(ground.book);
    const wanted = paths(root, ground.listener);
    tally.tried(wanted.length * 5);
    ground.write('chapters/oak.md', '---\ntitle: Oak\nauthor: Jane Doe\n---\n\nOak.\n');
    symlinkSync(join(root, 'secret.txt'), join(ground.book, 'to-secret.png'));
    const list = (key: string) => `${key}:\n${wanted.map((path) => `  - ${quoted(path)}\n`).join('')}`;
    const runs = [
      `title: Trees\n${list('front')}`,
      `title: Trees\n${list('chapters')}`,
      `title: Trees\n${list('contributors')}`,
      `title: Trees\nsections:\n${wanted.map((path, index) => `  - { id: s-${index}, title: S ${index}, intro: ${quoted(path)} }\n`).join('')}`,
      `title: Trees\n${list('outputs')}`,
      ...wanted
        .filter((_, index) => index % 20 === 0)
        .flatMap((path) => [`title: Trees\ncover: ${quoted(path)}\ntheme: ${quoted(path)}\nslug: ${quoted(path)}\n`]),
    ];
    for (const [index, text] of runs.entries()) {
      ground.write('book.yml', text);
      const command = index < 5 ? ['check'] : ['build', 'markdown', '--out', ground.out];
      const { code, stderr } = await ground.run(command, { codes: [0, 1, 2] });
      if (code === 2) expect(stderr).not.toMatch(/not your fault/);
    }
    await ground.close();
    tally.expectNone();
  });
});
