import { describe, expect, it } from '@jest/globals';
import { bookData } from '../../src/render/pdf/book-data.ts';
import { withoutControls } from '../../src/text/without-controls.ts';
import { renderTexts } from '../hostile/text-outputs.ts';
import { page, tinyBook } from '../tiny-book.ts';

// U1: ESC, BEL, backspace and C1 as themselves and by number, wherever an author can put them.
const bad = '\u001b[31m\u0007\b\u009b1m&#27;&#x9b;';

describe('a control character', () => {
  it.each(['\u0000', '\u0008', '\u000b', '\u001b', '\u007f', '\u009b', '\ud83c', '\udf33', '\ufffe', '\uffff'])(
    '%j is taken out, and nothing beside it',
    (character) => {
      expect(withoutControls(`a\t🌳${character}\nb`)).toBe('a\t🌳\nb');
    },
  );

  it('is in no output, though it was in every part of a text', async () => {
    const { manuscript } = tinyBook({
      'oak.md': page(
        `Oak`,
        [
          `# A${bad}\n\nText ${bad} *and ${bad}* and \`code ${bad}\` and [a link ${bad}](https://a.example "title ${bad}").`,
          `![alt ${bad}](grey.png "title ${bad}") ![lost ${bad}](lost${bad}.png)`,
          `\`\`\`js ${bad}\ncode ${bad}\n\`\`\``,
          `| a ${bad} |\n| --- |\n| b ${bad} |`,
          `- item ${bad}\n\n> quote ${bad}\n\nNote.[^1] Lost.[^x${bad}]\n\n[^1]: note ${bad}`,
          `<p title="${bad}">html ${bad} <a id="x${bad}"></a></p>`,
        ].join('\n\n'),
      ),
      'elm.md': `# Elm ${bad}\n\nIt stands.\n`,
    });
    const { markdown, site, epub, pandoc } = await renderTexts(manuscript);
    const pdf = JSON.stringify([...bookData(manuscript, 0).values()]);
    const raw = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\\u00(?:0[0-8be-f]|1[0-9a-f]|7f|[89][0-9a-f])/;
    const merged = JSON.stringify([manuscript.front, manuscript.sections, manuscript.back]);
    for (const text of [merged, markdown, ...site.values(), ...epub.values(), pandoc, pdf]) {
      expect(raw.exec(text)?.[0]).toBeUndefined();
    }
    expect(markdown).toContain('code [31m');
  });
});
