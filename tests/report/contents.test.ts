import { describe, expect, it } from '@jest/globals';
import type { Chapter } from '../../src/model/chapter.ts';
import type { Project } from '../../src/model/project.ts';
import { buildAsText } from '../../src/report/built.ts';
import { contentsAsJson, contentsAsText, type Contents } from '../../src/report/contents.ts';
import { displayWidth } from '../../src/report/display-width.ts';

const chapter = (title: string, words: number, authors: string[], kind: Chapter['kind'] = 'chapter'): Chapter => ({
  file: `chapters/${title.toLowerCase()}.md`,
  kind,
  text: '',
  sha256: '',
  id: title.toLowerCase(),
  title,
  weight: 0,
  keywords: [],
  byline: authors.map((written) => ({ written, ...(written === 'jane' ? { contributor: 'jane' } : {}) })),
  credits: [],
  content: { blocks: [], notes: [] },
  words,
  places: new Map(),
  draft: false,
  ignore: [],
  headIsRead: true,
  readable: true,
});

const contents: Contents = {
  project: { order: 'title', book: { title: 'A Book of Trees' } } as Project,
  contributors: [{ id: 'jane', name: 'Jane Doe', sort: 'Doe, Jane', file: 'contributors/jane.yml' }],
  ordered: {
    front: [chapter('Foreword', 90, [], 'front')],
    sections: [
      {
        plan: { id: 'leaf', title: 'Leaf' },
        chapters: [chapter('Ash', 400, ['jane', 'Олег']), chapter('Oak', 1200, ['東京'])],
      },
      { plan: { id: 'root', title: 'Root' }, chapters: [] },
    ],
    back: [],
  },
  held: new Map([['chapters/oak.md', ['No title.']]]),
};

describe('the contents', () => {
  it('list sections, numbers, titles, authors and words', () => {
    expect(contentsAsText(contents, { colour: false })).toBe(
      [
        'A Book of Trees',
        '',
        '     Foreword                        90',
        '',
        'Leaf  2 chapters, 1,600 words',
        '  1  Ash       Jane Doe and Олег    400',
        '  2  Oak       東京               1,200  held back',
        '',
        'Root  0 chapters, 0 words',
        '  (no chapters yet)',
        '',
        '2 chapters, 1,600 words in 2 sections. Within a section chapters stand by title.',
        '1 chapter held back: "gathering check" says why.',
        '',
      ].join('\n'),
    );
  });

  it('fit the terminal', () => {
    const lines = contentsAsText(contents, { colour: false, width: 44 }).split('\n');
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(44);
  });

  it('are there for programs', () => {
    expect(JSON.parse(contentsAsJson(contents))).toMatchObject({
      title: 'A Book of Trees',
      front: [{ id: 'foreword', words: 90 }],
      sections: [
        {
          id: 'leaf',
          words: 1600,
          chapters: [
            { number: 1, authors: ['Jane Doe', 'Олег'] },
            { number: 2, file: 'chapters/oak.md', held: ['No title.'] },
          ],
        },
        { id: 'root', chapters: [] },
      ],
      words: 1690,
    });
  });
});

describe('a finished build', () => {
  it('names outputs with their size, and who is missing and why', () => {
    const built = {
      title: 'A Book of Trees',
      folder: 'build/',
      outputs: [
        { path: 'trees.pdf', format: 'pdf', size: 1_234_567 },
        { path: 'site/index.html', format: 'site', size: 3000 },
        { path: 'site/oak.html', format: 'site', size: 92_000 },
      ],
      readyCount: 1,
      held: [
        { file: 'chapters/oak.md', title: 'Oak', authors: ['A', 'B'], reasons: ['No \u001btitle.'] },
        { file: 'chapters/ash.md', title: '', authors: ['C'], reasons: ['No title.'] },
      ],
      milliseconds: 3456,
    };
    expect(buildAsText(built, { colour: false })).toBe(
      [
        'Built “A Book of Trees” with 1 chapter in 3.5 s.',
        '',
        '  build/trees.pdf        1.2 MB',
        '  build/site/index.html  95 KB in 2 files',
        '',
        '2 chapters are held back: a notice stands in the place of each.',
        '  chapters/oak.md  “Oak” by A and B',
        '    No \\u{1b}title.',
        '  chapters/ash.md by C',
        '    No title.',
        '"gathering check" shows the lines and what to do.',
        '',
      ].join('\n'),
    );
    expect(buildAsText({ ...built, hasPending: true }, { colour: false })).toContain(
      'of what is pending, "gathering collect".',
    );
  });
});
