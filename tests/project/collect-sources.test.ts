import { describe, expect, it } from '@jest/globals';
import type { CollectSource } from '../../src/model/collect.ts';
import { completeProject, readBookFile, readProject } from '../../src/project/project.ts';
import { said, sourceFile } from '../text/said.ts';

const jane = 'https://git.example.org/jane/chapter.git';

function read(book: string, roster?: string) {
  const bookFile = readBookFile(sourceFile('book.yml', `title: Trees\n${book}`));
  if (bookFile.value === undefined) throw new Error('the book must be readable');
  const file = roster === undefined ? undefined : sourceFile('roster.yml', roster);
  const project = completeProject(bookFile.value, [], { en: {} }, file);
  const diagnostics = [...bookFile.diagnostics, ...project.diagnostics].filter(
    ({ rule }) => !rule.startsWith('labels'),
  );
  return { sources: project.value.collect, roster: project.value.roster, said: said(diagnostics) };
}

/** `name: from, refs` and what else there is. */
function shown({ name, from, refs, paths, contributor, trust }: CollectSource): string {
  const chosen = refs.kind === 'branches' ? refs.patterns.join(' ') : refs.kind === 'branch' ? refs.branch : undefined;
  const rest = [paths?.join(' '), contributor, trust === 'list' ? trust : undefined].filter((part) => part);
  return [`${name}: ${from}`, [refs.kind, chosen].filter(Boolean).join(' '), ...rest].join(', ');
}

describe('the sources of a book', () => {
  it.each([
    ['', ['origin: origin, pullRequests']],
    ['collect: []', []],
    ['collect: [origin]', ['origin: origin, pullRequests']],
    ['collect: [{ pullRequests: yes }]', ['origin: origin, pullRequests']],
    ['collect: [{ from: origin, branches: "chapter/*" }]', ['origin: origin, branches chapter/*']],
    [
      'collect: [{ branches: [a/*, refs/heads/b] }, { pullRequests: true }]',
      ['origin-branches: origin, branches a/* b', 'origin: origin, pullRequests'],
    ],
    [
      'collect: [{ from: upstream, pullRequests: true, branches: "c/*", branch: main }]',
      [
        'upstream: upstream, pullRequests',
        'upstream-branches: upstream, branches c/*',
        'upstream-main: upstream, branch main',
      ],
    ],
    [`collect: [${jane}]`, [`git.example.org/jane/chapter: ${jane}, branch`]],
    [
      `collect: [{ from: ${jane}, branch: main, path: chapter.md }]`,
      [`git.example.org/jane/chapter: ${jane}, branch main, chapter.md`],
    ],
    [`collect: [{ name: jane, from: ${jane} }]`, [`jane: ${jane}, branch`]],
    ['collect: [github.com/jane/chapter]', ['github.com/jane/chapter: https://github.com/jane/chapter, branch']],
    [
      'collect: ["git@github.com:jane/chapter.git"]',
      ['github.com/jane/chapter: git@github.com:jane/chapter.git, branch'],
    ],
    ['collect: [../essays]', ['../essays: ../essays, branch']],
    ['collect: [{ from: origin, path: texts/*.md }]', ['origin: origin, branch, texts/*.md']],
  ])('%s', (book, expected) => {
    const { sources, said: problems } = read(book);
    expect(problems).toEqual([]);
    expect(sources.map(shown)).toEqual(expected);
  });

  it.each([
    ['--upload-pack=touch x', 'An address does not begin with a hyphen.'],
    ['ext::sh -c touch% x', '"ext:" is not allowed.'],
    ['EXT::sh', '"ext:" is not allowed.'],
    ['fd::17', '"fd:" is not allowed.'],
    ['git://github.com/jane/chapter', '"git:" is not allowed.'],
    ['ftp://github.com/jane/chapter', '"ftp:" is not allowed.'],
    ['https://jane:secret@github.com/jane/chapter', 'Everybody can read this file.'],
    ['https://ghp_token@github.com/jane/chapter', 'Everybody can read this file.'],
    ['https://github.com/jane/chapter/tree/main', 'its address is https://github.com/jane/chapter.git'],
    ['https://github.com/jane/chapter/pull/3', 'its address is https://github.com/jane/chapter.git'],
    ['https://github.com', 'It is not whole.'],
    ['https://github.com/jane/chapter?tab=readme', 'Take away what stands behind the "?" or "#".'],
    ['ssh://-oProxyCommand=x/y', 'It is not whole.'],
    ['my repository', 'Such as origin, or https://github.com/jane/chapter.git'],
  ])('do not come from %s', (from, hint) => {
    const { sources, said: problems } = read(`collect:\n  - from: ${JSON.stringify(from)}\n    branch: main`);
    expect(sources.filter((source) => source.from !== 'origin')).toEqual([]);
    expect(problems).toEqual([
      expect.stringMatching(/^3:11 error values-fit: "from" of entry 1 of "collect" must be /),
    ]);
    expect(problems[0]).toContain(hint);
  });

  it.each([
    ['branch: -x', 'the name of a branch'],
    ['branch: a..b', 'the name of a branch'],
    ['branch: a/-x', 'the name of a branch'],
    ['branch: "a b"', 'the name of a branch'],
    ['branch: chapter/*', 'the name of a branch'],
    ['branches: --upload-pack=x', 'a pattern of branches'],
    ['branches: "a~b"', 'a pattern of branches'],
    ['path: ../chapter.md', "a path inside the book's folder"],
  ])('do not take %s', (line, mustBe) => {
    const [problem = '', ...more] = read(`collect:\n  - from: upstream\n    ${line}`).said;
    expect(more).toEqual([]);
    expect(problem).toMatch(/^4:\d+ error values-fit/);
    expect(problem).toContain(mustBe);
  });

  it('have names of their own', () => {
    const { sources, said: problems } = read(
      `collect:\n  - ${jane}\n  - { from: ${jane}, branch: main, path: a.md }\n  - ${jane}`,
    );
    expect(sources.map(({ name }) => name)).toEqual([
      'git.example.org/jane/chapter',
      'git.example.org/jane/chapter-main',
    ]);
    expect(problems).toEqual([
      '5:5 error source-names-are-unique: Two sources of chapters are called "git.example.org/jane/chapter"; the second one is left out. → Give one of them a "name" of its own, or delete the one that is there twice.',
    ]);
  });
});

describe('a roster', () => {
  it('knows people, the addresses of their commits, and their repositories', () => {
    const {
      sources,
      roster,
      said: problems,
    } = read(
      'roster: roster.yml',
      `people:
  - { id: jane-doe, name: Jane Doe, email: Jane@Jane.example, repository: "${jane}" }
  - { name: Bob Ray, email: [bob@ray.example, b@ray.example] }
  - { id: eva-orr, repository: { from: "git@github.com:eva/texts.git", branch: book, path: oak.md } }
`,
    );
    expect(problems).toEqual([]);
    expect(roster).toEqual([
      { id: 'jane-doe', name: 'Jane Doe', emails: ['jane@jane.example'] },
      { id: 'bob-ray', name: 'Bob Ray', emails: ['bob@ray.example', 'b@ray.example'] },
      { id: 'eva-orr', emails: [] },
    ]);
    expect(sources.map(shown)).toEqual([
      `jane-doe: ${jane}, branch, jane-doe, list`,
      'eva-orr: git@github.com:eva/texts.git, branch book, oak.md, eva-orr, list',
    ]);
    expect(sources[0]?.file).toBe('roster.yml');
  });

  it.each([
    ['http://github.com/eva/texts', 'Write https.'],
    ['file:///etc', '"file:" is not allowed.'],
    ['/etc', 'It begins with https://'],
    ['../other', 'It begins with https://'],
    ['origin', 'It begins with https://'],
    ['https://127.0.0.1/eva/texts', 'Write the name of the host'],
    ['https://[::1]/eva/texts', 'Write the name of the host'],
    ['https://2130706433/eva/texts', 'Write the name of the host'],
    ['https://localhost/eva/texts', 'Write the name of the host'],
    ['https://wiki.internal/eva/texts', 'Write the name of the host'],
    ['git@169.254.169.254:eva/texts', 'Write the name of the host'],
    ['https://github.com:22/eva/texts', 'Ports are not allowed'],
    ['ext::sh', '"ext:" is not allowed.'],
  ])('brings nobody to %s', (address, hint) => {
    const { sources, said: problems } = read(
      'collect: []\nroster: roster.yml',
      `people:\n  - id: eva-orr\n    repository: ${JSON.stringify(address)}\n`,
    );
    expect(sources).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^3:17 error values-fit: "repository" of entry 1 of "people"/)]);
    expect(problems[0]).toContain(hint);
  });

  it.each([
    ['- name: Eva Orr', '1:1 error yaml-can-be-read: Here stands a list', 'Put a line "people:" above the list.'],
    ['Eva Orr', '1:1 error yaml-can-be-read: Here stands only text', 'Write a line "people:"'],
    ['', '1:1 error needed-keys-are-given: "people" is missing.', '- name: Jane Doe'],
    ['people: Eva Orr', '1:9 error values-fit: "people" must be a list, not "Eva Orr".', 'Put a hyphen and a space'],
    ['people:\n  eva:\n    name: Eva', '2:3 error values-fit: "people" must be a list', 'Put a hyphen and a space'],
  ])('says how to write %j', (written, what, hint) => {
    const { said: problems } = read('collect: []\nroster: roster.yml', written);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(what);
    expect(problems[0]).toContain(hint);
  });

  it('tells of a person without a name, and of two with one id; the others are read', () => {
    const {
      sources,
      roster,
      said: problems,
    } = read(
      'roster: roster.yml',
      `people:\n  - email: x@x.example\n  - { id: jane-doe, repository: "${jane}" }\n  - { name: Jane Doe, repository: "${jane}" }\n`,
    );
    expect(roster.map(({ id }) => id)).toEqual(['jane-doe', 'jane-doe']);
    expect(sources.map(({ name }) => name)).toEqual(['jane-doe']);
    expect(problems).toEqual([
      expect.stringContaining('"name" of entry 1 of "people" is missing.'),
      expect.stringContaining('4:5 error source-names-are-unique: Two sources of chapters are called "jane-doe"'),
    ]);
  });

  it('is not read where book.yml names none', () => {
    const project = readProject({
      file: sourceFile('book.yml', 'title: Trees'),
      contributorFiles: [],
      labels: { en: {} },
    });
    expect(project.value?.roster).toEqual([]);
  });
});
