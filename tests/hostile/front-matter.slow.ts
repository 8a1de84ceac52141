import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../src/model/checked.ts';
import { type Ground, type GroundRun, makeGround } from './ground.ts';
import { tallyOf } from './tally.ts';
import { harmsInOutputs } from './written-proof.ts';

const tally = tallyOf('front matter');

/** gray-matter runs what stands between such fences. */
const fences = [
  ...[
    '---js',
    '---javascript',
    '--- js',
    '---\tjs',
    '---JS',
    '--- JavaScript ',
    '---Javascript',
    '---js\t',
    '---  javascript',
    '---js ',
  ],
  ...[
    '---coffee',
    '---coffeescript',
    '---cson',
    '---json',
    '---toml',
    '---yaml',
    '---constructor',
    '---toString',
    '---__proto__',
    '---hasOwnProperty',
  ],
  ...['\ufeff---js', '\n---js', '----js', '---js;', '---js#', '+++js', ';;;js', '---\u00a0js', '---\u200bjs', '```js'],
];
const closings = ['---', '---js', '----', '...', '--- js'];

function codes(command: string): string[] {
  const run = `require('child_process').execSync(${JSON.stringify(command)})`;
  return [
    `module.exports = { title: String(${run}) }`,
    `{ title: String(${run}) }`,
    `title: (() => { ${run} })()`,
    `(function () { ${run}; return { title: 'x' } })()`,
  ];
}

const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

/** Front matter that costs time or memory, or changes what all objects have. */
const heads: readonly string[] = [
  `a: &a [x,x,x,x,x,x,x,x,x]\n${many(9, (index) => `b${index}: &b${index} [${`*${index === 0 ? 'a' : `b${index - 1}`},`.repeat(9).slice(0, -1)}]\n`)}`,
  `lol: &l lol\n${many(60, (index) => `l${index}: &l${index} [${`*l${index > 0 ? index - 1 : ''},`.repeat(9).slice(0, -1)}]\n`)}`,
  'a: &a { b: *a }\n',
  'a: &a [*a]\n',
  `base: &base { k: v }\n${many(100, (index) => `m${index}: { <<: *base, k${index}: v }\n`)}`,
  `a: { <<: [${'{ k: v },'.repeat(1000)}] }\n`,
  '<<: { title: x }\n',
  'title: !!js/function "function () { return 1 }"\n',
  'title: !!js/regexp /x/\n',
  'title: !!js/undefined x\n',
  'title: !!python/object/apply:os.system ["touch executed"]\n',
  'title: !ruby/object:Gem::Installer x\n',
  'title: !!binary aGVsbG8=\n',
  'title: !!set { a, b }\n',
  'title: !!omap [a: 1]\n',
  'title: !<tag:yaml.org,2002:str> x\n',
  '%YAML 1.2\n---\ntitle: x\n',
  '%TAG ! tag:oak.example,2000:\n',
  `title: ${'['.repeat(5000)}\n`,
  `title: ${'['.repeat(5000)}${']'.repeat(5000)}\n`,
  `title: ${'{a: '.repeat(3000)}\n`,
  `${many(200, (index) => `${' '.repeat(index)}a:\n`)}`,
  `${'- '.repeat(3000)}x\n`,
  `? ${'? '.repeat(3000)}\n`,
  `title: ${'!'.repeat(8000)}\n`,
  `title: ${'&a '.repeat(3000)}\n`,
  `title: ${'*'.repeat(8000)}\n`,
  `title: "${'\\x41'.repeat(3000)}"\n`,
  `title: "${'\\'.repeat(8001)}"\n`,
  `title: '${"''".repeat(6000)}'\n`,
  `title: "${'a'.repeat(15000)}\n`,
  `title: >${'\n '.repeat(7000)}x\n`,
  `title: |${'\n'.repeat(900)}x\n`,
  `${'\n'.repeat(15000)}`,
  `${'#\n'.repeat(8000)}`,
  `${' #x\n'.repeat(4000)}`,
  `${'\t'.repeat(15000)}\n`,
  `${'a'.repeat(15000)}: x\n`,
  `? ${'a'.repeat(2000)}\n: x\n`,
  `${many(3000, (index) => `k${index}: v\n`)}`,
  `${many(190, (index) => `k${index}: v\n`)}`,
  `{${many(2000, (index) => `k${index}: v,`)}}\n`,
  `title: x\n${'title: x\n'.repeat(190)}`,
  `keywords: [${'x,'.repeat(7000)}]\n`,
  `author: [${'Jane Doe,'.repeat(1500)}]\n`,
  `author: "${'Jane Doe and '.repeat(1000)}Bob Ray"\n`,
  `author: "${'a@b.c, '.repeat(1500)}"\n`,
  `author: "${'<'.repeat(7000)}@${'('.repeat(7000)}"\n`,
  `author: { name: "Ann Lee", url: "https://${'a.'.repeat(6000)}a" }\n`,
  `author: { name: "Ann Lee", url: "${'a-'.repeat(6000)}!" }\n`,
  `author: { name: "Ann Lee", bio: "${'[a'.repeat(6000)}" }\n`,
  `author: { name: "Ann Lee", bio: "${'*a **a '.repeat(2000)}" }\n`,
  `author: { name: "Ann Lee", bio: "${'> '.repeat(7000)}" }\n`,
  `author: { name: "Ann Lee", bio: "${'- '.repeat(7000)}" }\n`,
  `author: { name: "Ann Lee", bio: "${'<b>'.repeat(4000)}" }\n`,
  `author: { name: "Ann Lee", bio: "${'`a``'.repeat(3000)}" }\n`,
  `date: ${'2026-'.repeat(3000)}\n`,
  `language: ${'en-'.repeat(4000)}x\n`,
  `title: "${'&#60;'.repeat(3000)}"\n`,
  `title: "${'&'.repeat(15000)}"\n`,
  `title: "${'\u0301'.repeat(7000)}"\n`,
  `title: "${'\\u202e'.repeat(2000)}"\n`,
  `title: "${'\u{1f468}\u200d'.repeat(1500)}"\n`,
  '__proto__: { polluted: yes }\n',
  '__proto__:\n  polluted: yes\ntitle: x\n',
  '"__proto__": { polluted: yes }\n',
  'constructor: { prototype: { polluted: yes } }\n',
  'prototype: { polluted: yes }\n',
  'author: { __proto__: { polluted: yes }, name: x }\n',
  'author: { name: x, constructor: x, toString: x, valueOf: x, hasOwnProperty: x }\n',
  'toString: x\nvalueOf: x\nhasOwnProperty: x\ntitle: x\n',
  'title: { toString: x }\n',
  'id: __proto__\ntitle: x\n',
  'id: constructor\nsection: __proto__\ntitle: x\nauthor: { id: __proto__, name: x }\n',
  'id: toString\nsection: toString\nauthor: constructor\nlanguage: __proto__\n',
  'ignore: [__proto__, constructor, toString]\n',
  'null\n',
  '~\n',
  '[]\n',
  '- a\n- b\n',
  'x\n',
  '42\n',
  '"quoted"\n',
  '? [a, b]\n: x\n',
  '? {a: b}\n: x\n',
  '"\\0": x\n',
  '"\\e[2J": x\n',
  '"::error::x": x\n',
  'title: "##[error]x"\n',
  'title: "::error::x"\n',
  'title: "\\n::error file=x::y"\n',
  'title: "\\r::stop-commands::x"\n',
  'title: a: b: c: d\n',
  'title: @x\n',
  'title: `touch executed`\n',
  'title: $(touch executed)\n',
  'title: ${{ github.token }}\n',
  'title: {{ x }}\n',
  'excerpt_separator: x\nexcerpt: y\n',
];

const goodPeople = 3;

describe('front matter made to run, grow or poison', () => {
  let ground: Ground;
  let checked: GroundRun;
  let inputs = 0;

  beforeAll(async () => {
    ground = await makeGround(tally);
    ground.write('book.yml', 'title: A Book of Trees\nchapters: chapters/*.md\nrules: { words-within-limits: off }\n');
    const add = (text: string) => ground.write(`chapters/bad-${inputs++}.md`, text);
    for (const code of codes(ground.command)) {
      for (const fence of fences) add(`${fence}\n${code}\n---\n\nBody.\n`);
      for (const closing of closings) add(`---\ntitle: x\n${closing}\n${code}\n---\n\nBody.\n`);
      add(`---\ntitle: x\n---\n\n---js\n${code}\n---\n`);
      add(`---js\n${code}\n`);
    }
    for (const head of heads) {
      add(`---\n${head}---\n\nBody.\n`);
      add(`---\r\n${head.replaceAll('\n', '\r\n')}---\r\n\r\nBody.\r\n`);
      add(`---\n${head}`);
      ground.write(
        `contributors/bad-${inputs++}.yml`,
        `${head.replace(/^author: \{ name: "Ann Lee", (.*) \}\n$/, 'name: Ann Lee\n$1\n')}`,
      );
    }
    for (let index = 0; index < goodPeople; index++) {
      ground.write(
        `chapters/good-${index}.md`,
        `---\ntitle: Good ${index}\nauthor: Jane Doe\n---\n\nAn honest chapter, number ${index}.\n`,
      );
    }
    tally.tried(inputs);
    checked = await ground.run(['check', '--json']);
    await ground.run(['check']);
    await ground.run(['build', 'site', 'epub', 'markdown', '--out', ground.out]);
  });
  afterAll(() => ground.close());

  it('is told of within a minute', () => {
    const { diagnostics } = JSON.parse(checked.stdout) as { diagnostics: Diagnostic[] };
    expect(diagnostics.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(inputs / 2);
    expect(checked.milliseconds).toBeLessThan(60_000);
  });

  it('leaves the honest chapters of the book as they are', () => {
    const manifest = JSON.parse(readFileSync(join(ground.out, 'manifest.json'), 'utf8')) as {
      chapters: { file: string; state: string }[];
    };
    const good = manifest.chapters.filter(({ file }) => file.startsWith('chapters/good-'));
    expect(good.map(({ state }) => state)).toEqual(Array.from({ length: goodPeople }, () => 'ready'));
  });

  it('leaves nothing in the outputs but text', () => expect(harmsInOutputs(ground.out)).toEqual([]));
  it('does no harm', () => tally.expectNone());
});

describe('a book.yml made to grow or poison', () => {
  it('is refused or read, never obeyed', async () => {
    const ground = await makeGround(tally);
    ground.write('chapters/oak.md', '---\ntitle: Oak\nauthor: Jane Doe\n---\n\nOak.\n');
    const chosen = heads.filter((_, index) => index % 6 === 0);
    tally.tried(chosen.length);
    for (const head of chosen) {
      ground.write('book.yml', `title: Trees\n${head}`);
      const { milliseconds } = await ground.run(['check']);
      expect(milliseconds).toBeLessThan(20_000);
    }
    await ground.close();
    tally.expectNone();
  });
});
