import { describe, expect, it } from '@jest/globals';
import { hintAsMarkdown } from '../../src/report/markdown-hint.ts';
import { ruleNotes } from '../../src/report/rule-notes.ts';

it.each([
  ['Write a picture as ![Two oaks](oaks.jpg).', 'Write a picture as `![Two oaks](oaks.jpg)`\\.'],
  ['Write it so: [words](https://address).', 'Write it so: `[words](https://address)`\\.'],
  ['Write the note below: [^1]: The note.', 'Write the note below: `[^1]: The note.`'],
  ['Put a space behind: "# Oak".', 'Put a space behind: `# Oak`\\.'],
  ['Did you mean "title"?', 'Did you mean "title"?'],
  ['Write **bold words** and _italic words_.', 'Write `**bold words**` and `_italic words_`\\.'],
  ['Write: https://per.example', 'Write: `https://per.example`'],
  ['It begins with https://, or http://.', 'It begins with `https://`, or `http://`\\.'],
  ['Say it: <img src="a.jpg" alt="Oaks">.', 'Say it: `<img src="a.jpg" alt="Oaks">`\\.'],
  ['Write *italic words* here.', 'Write `*italic words*` here\\.'],
  ['Put a line --- below it.', 'Put a line `---` below it\\.'],
  ['Write it as `<b>` here.', 'Write it as `<b>` here\\.'],
  ['A link begins with https://.', 'A link begins with `https://`\\.'],
  ['Write: "a `b`".', 'Write: ``` a `b` ```\\.'],
  ['Ask @eva of https://evil.example/x now.', 'Ask @\u2060eva of `https://evil.example/x` now\\.'],
])('what is to be typed stands as code: %s', (hint, written) => {
  expect(hintAsMarkdown(hint)).toBe(written);
});

describe('the pages of rules', () => {
  const page = (name: string) =>
    `# ${name}\n\nOaks stand.\n\nSeverity: error.\n\nLike this:\n\n\`\`\`text\na\n\nb\n\`\`\`\n\nIn \`book.yml\`, the editors choose.\n\n\`\`\`yaml\nx\n\`\`\`\n`;
  const pages = new Map(['oak', 'ash'].map((name) => [name, page(name)]));

  it('are told once each, without what only editors can do', () => {
    const [notes = ''] = ruleNotes(['oak', 'elm', 'ash', 'oak'], pages, 10_000);
    expect(notes).toBe(
      '<details>\n<summary>Why these rules are there, with examples</summary>\n\n' +
        ['oak', 'ash']
          .map((name) => `#### ${name}\n\nOaks stand.\n\nLike this:\n\n\`\`\`text\na\n\nb\n\`\`\`\n\n`)
          .join('') +
        '</details>',
    );
  });

  it('end where there is no room', () => {
    const [notes = ''] = ruleNotes(['oak', 'ash'], pages, 160);
    expect(notes).toContain('#### oak');
    expect(notes).not.toContain('#### ash');
    expect(ruleNotes(['oak'], pages, 50)).toEqual([]);
    expect(ruleNotes(['oak'], new Map(), 500)).toEqual([]);
  });
});
