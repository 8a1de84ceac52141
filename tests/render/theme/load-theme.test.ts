import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { SourceFile } from '../../../src/model/source.ts';
import { themeFonts } from '../../../src/render/pdf/fonts.ts';
import { renderPdf } from '../../../src/render/pdf/pdf.ts';
import { loadTheme } from '../../../src/render/theme/load-theme.ts';
import { sampleManuscript } from '../../sample-manuscript.ts';

const file = (path: string, text: string): SourceFile => {
  const bytes = Buffer.from(text);
  return { path: `themes/${path}`, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
};
const textOf = (files: ReadonlyMap<string, Uint8Array>, path: string) => Buffer.from(files.get(path) ?? []).toString();
const blue = file('sea/theme.yml', 'extends: age-of-conversation\ncolours: { accent: "#0B5394" }\n');

describe('a theme', () => {
  it('that extends another has its files, with its own values in them', async () => {
    const { value, diagnostics } = await loadTheme('sea', [blue]);
    const base = await loadTheme('age-of-conversation');
    expect(diagnostics).toEqual([]);
    expect([...value.files.keys()]).toEqual([...base.value.files.keys()]);
    expect(textOf(value.files, 'site.css')).toContain('--tone: #0b5394;');
    expect(textOf(value.files, 'docx-styles.xml')).toContain('<w:color w:val="0B5394"/>');
    // Links of Word and the cover of the site are darker than the accent.
    expect(textOf(value.files, 'docx-styles.xml')).toContain('<w:color w:val="083966"/>');
    expect(textOf(value.files, 'odt-styles.xml')).toContain('fo:color="#083966"');
    expect(textOf(value.files, 'site.css')).toContain('--cover: #0a4982;');
    expect(textOf(value.files, 'book.typ')).toBe(textOf(base.value.files, 'book.typ'));
    const values = JSON.parse(textOf(value.files, 'theme.json')) as Record<string, Record<string, unknown>>;
    expect(values['colours']).toMatchObject({ ink: '#1d1b1a', accent: '#0b5394' });
  });

  it('replaces files by name, and adds to style sheets with .add.css', async () => {
    const { value } = await loadTheme('sea', [
      blue,
      file('sea/cover.typ', '// mine'),
      file('sea/site.add.css', 'h1 { color: theme(accent); }'),
      file('deep/theme.yml', 'extends: sea\n'),
      file('deep/site.add.css', 'h2 { color: theme(ink); }'),
    ]);
    expect(textOf(value.files, 'cover.typ')).toBe('// mine');
    expect(textOf(value.files, 'site.css')).toMatch(/--tone: #0b5394;[^]*\nh1 \{ color: #0b5394; \}$/);
    const deep = await loadTheme('deep', [
      blue,
      file('sea/site.add.css', 'h1 { color: theme(accent); }'),
      file('deep/theme.yml', 'extends: sea\n'),
      file('deep/site.add.css', 'h2 { color: theme(ink); }'),
    ]);
    expect(textOf(deep.value.files, 'site.css')).toMatch(/\nh1 \{ color: #0b5394; \}\nh2 \{ color: #1d1b1a; \}$/);
  });

  it.each([
    ['{', 'The fonts.json of the theme "sea" cannot be read.'],
    ['{ "text": "EB Garamond" }', 'The fonts.json of the theme "sea" cannot be read.'],
    ['{ "text": ["Garamond.ttf"], "code": [], "fallback": [] }', '"Garamond.ttf" is not a font that the PDF can use.'],
  ])('tells what is wrong in fonts.json: %s', async (fonts, message) => {
    const { value } = await loadTheme('sea', [blue, file('sea/fonts.json', fonts)]);
    expect(() => themeFonts(value)).toThrow(message);
  });

  it('leaves no name of a value unfilled in the ones that come along', async () => {
    for (const name of ['age-of-conversation', 'plain']) {
      const { value } = await loadTheme(name);
      for (const [path, bytes] of value.files) {
        if (/\.(css|xml)$/.test(path)) {
          expect(`${path}: ${/\btheme(-\w+)?\(/.exec(Buffer.from(bytes).toString())?.[0]}`).toBe(`${path}: undefined`);
        }
      }
    }
  });

  it.each([
    ['a colour without quotation marks', 'colours: \n  accent: #0b5394\n', 'what follows a # is a note, not text'],
    ['a colour by name', 'colours: { accent: blue }\n', '"accent" of "colours" must be a colour such as "#b23a24"'],
    ['a key that is not there', 'colors: { accent: "#0b5394" }\n', '"colors" is not a key of a theme'],
    [
      'a font that would break out of a style sheet',
      'faces: { text: "A\'; } b {" }\n',
      '"text" of "faces" must be the name of a font',
    ],
    ['a length without sense', 'page: { top: 900 }\n', '"top" of "page" must be a number from 5 to 60, in millimetres'],
  ])('tells of %s, and where', async (_, lines, message) => {
    const { diagnostics } = await loadTheme('mine', [file('mine/theme.yml', `extends: age-of-conversation\n${lines}`)]);
    expect(diagnostics[0]?.severity).toMatch(/error|warning/);
    expect(diagnostics[0]?.file).toBe('themes/mine/theme.yml');
    expect(diagnostics[0]?.place?.line).toBeGreaterThan(1);
    expect(diagnostics[0]?.message).toContain(message);
  });

  it.each([
    ['one that nobody has', 'see', [blue], 'There is no theme "see". Did you mean "sea"?'],
    [
      'one that extends nothing there',
      'sea',
      [file('sea/theme.yml', 'extends: age-of-talk\n')],
      'There is no theme "age-of-talk", which "sea" extends.',
    ],
    [
      'a circle',
      'sea',
      [file('sea/theme.yml', 'extends: sea\n')],
      'The themes "sea", "sea" extend each other in a circle.',
    ],
    ['a way out of the folder', '../templates/init', [], 'There is no theme "../templates/init".'],
    ['a folder that is no theme', 'init', [], 'There is no theme "init".'],
  ])('is refused: %s', async (_, name, own, message) => {
    await expect(loadTheme(name, own)).rejects.toThrow(message);
  });

  it('can be quite another, with no code of the tool touched: plain', async () => {
    const { value: theme } = await loadTheme('plain');
    const { value, diagnostics } = await renderPdf(sampleManuscript, {
      ...{ theme, epoch: 0, format: 'pdf', pandoc: 'embedded', pages: Promise.resolve(undefined) },
      signal: new AbortController().signal,
    });
    expect(diagnostics).toEqual([]);
    const fonts =
      Buffer.from(value.files[0]?.bytes ?? [])
        .toString('latin1')
        .match(/\/FontName ?\/[\w-]+\+[\w-]+/g) ?? [];
    expect(fonts.join()).toContain('SourceSans3');
    expect(fonts.join()).not.toMatch(/Garamond|Alegreya/);
    const styles =
      textOf(theme.files, 'site.css') + textOf(theme.files, 'epub.css') + textOf(theme.files, 'site-fonts.css');
    expect(styles).not.toMatch(/#b23a24|#c44f38|eb-garamond/);
  }, 60_000);
});
